/** The keys that stand in the search button are told by its `aria-keyshortcuts`, not by its name. */
for (const keys of document.querySelectorAll('site-search > button > kbd')) {
  keys.setAttribute('aria-hidden', 'true');
}
