/** Names the search button by all that is seen in it, its keys too: who speaks to a page says what they see. */
for (const button of document.querySelectorAll('site-search > button')) {
  for (const key of button.querySelectorAll('kbd')) key.before(' ');
  const seen = [...button.children].filter((part) => part.checkVisibility()).map((part) => part.textContent);
  const name = seen.join(' ').replace(/\s+/g, ' ').trim();
  if (name !== '') button.ariaLabel = name;
}
