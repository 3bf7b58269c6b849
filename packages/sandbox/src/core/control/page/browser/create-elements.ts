/** Makes and finds elements. Text becomes text nodes, whatever it says: nothing is ever read as HTML. */
export function createElements(page: Document) {
  type Facts = Readonly<Record<string, string | undefined>>;
  const find = <Name extends keyof HTMLElementTagNameMap>(name: Name, id: string) => {
    const found = page.querySelector<HTMLElementTagNameMap[Name]>(`${name}#${id}`);
    if (!found) throw new Error(`The page has no \`${name}\` called \`${id}\`.`);
    return found;
  };
  const make = <Name extends keyof HTMLElementTagNameMap>(
    name: Name,
    facts: Facts = {},
    ...children: readonly (Node | string)[]
  ) => {
    const made = page.createElement(name);
    for (const [fact, value] of Object.entries(facts))
      if (value !== undefined) made.setAttribute(fact, value);
    made.append(...children);
    return made;
  };
  const button = (text: string, press: () => unknown, facts: Facts = {}) => {
    const made = make('button', { type: 'button', ...facts }, text);
    made.addEventListener('click', press);
    return made;
  };
  /** Fills a list of choices, and keeps what was chosen. */
  const choices = (select: HTMLSelectElement, first: string, names: readonly string[]) => {
    if (select.options.length === names.length + 1) return;
    const chosen = select.value;
    const options = names.map((name) => make('option', { value: name }, name));
    select.replaceChildren(make('option', { value: '' }, first), ...options);
    select.value = chosen;
  };
  return { find, make, button, choices };
}

/** Makes and finds elements of the page. */
export type Elements = ReturnType<typeof createElements>;
