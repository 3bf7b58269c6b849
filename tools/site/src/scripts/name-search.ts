/** Names the search button by all that stands in it, its keys too: who speaks to a page says what they see. */
for (const button of document.querySelectorAll<HTMLElement>('site-search > button')) {
  for (const key of button.querySelectorAll('kbd')) key.before(' ');
  // Not `textContent`: what the page does not show is not seen.
  // biome-ignore lint/performance/useDomNodeTextContent: it knows what is shown
  const seen = button.innerText.replace(/\s+/g, ' ').trim();
  if (seen !== '') button.ariaLabel = seen;
}
