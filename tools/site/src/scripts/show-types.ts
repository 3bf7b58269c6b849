const gap = 6;
let popover: HTMLElement | undefined;

document.addEventListener('pointerover', ({ target }) => {
  if (!(target instanceof Element)) return;
  const name = target.closest<HTMLElement>('.twoslash-hover');
  const type = name?.querySelector('.twoslash-popup-container');
  if (name && type) show(name, type);
  else if (!target.closest('#types')) hide();
});
document.addEventListener('scroll', hide, { capture: true, passive: true });
document.addEventListener('keydown', ({ key }) => {
  if (key === 'Escape') hide();
});

/** A popover stands above everything: inside of the block it would be cut off at its edge. */
function show(name: HTMLElement, type: Element): void {
  popover ??= createPopover();
  popover.replaceChildren(...Array.from(type.cloneNode(true).childNodes));
  popover.showPopover();
  const at = name.getBoundingClientRect();
  const own = popover.getBoundingClientRect();
  const below = at.bottom + gap;
  const fits = below + own.height < window.innerHeight;
  popover.style.top = `${fits ? below : Math.max(gap, at.top - own.height - gap)}px`;
  popover.style.left = `${Math.max(gap, Math.min(at.left, window.innerWidth - own.width - gap))}px`;
}

function hide(event?: Event): void {
  if (event?.target instanceof Element && event.target.closest('#types')) return;
  if (popover?.matches(':popover-open')) popover.hidePopover();
}

function createPopover(): HTMLElement {
  const element = document.createElement('div');
  element.id = 'types';
  element.popover = 'manual';
  element.setAttribute('role', 'tooltip');
  document.body.append(element);
  return element;
}
