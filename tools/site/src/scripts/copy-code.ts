/** Gives every block of code a button that copies it. */
for (const block of document.querySelectorAll<HTMLElement>('pre.shiki, pre.astro-code')) {
  const box = document.createElement('div');
  box.className = 'copyable';
  block.replaceWith(box);
  box.append(block, buttonFor(block));
}

function buttonFor(block: HTMLElement): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy-code';
  button.textContent = 'Copy';
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(textOf(block));
    button.textContent = 'Copied';
    setTimeout(() => {
      button.textContent = 'Copy';
    }, 1500);
  });
  return button;
}

/** The code without the types that stand hidden in it. */
function textOf(block: HTMLElement): string {
  const copy = block.cloneNode(true) as HTMLElement;
  for (const popup of copy.querySelectorAll('.twoslash-popup-container')) popup.remove();
  return (copy.textContent ?? '').trimEnd();
}
