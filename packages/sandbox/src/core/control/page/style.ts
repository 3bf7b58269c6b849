/** The page's style sheet: the fonts of the system, both themes, from a phone's width on. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --paper: #f6f7f9; --card: #ffffff; --ink: #1a2130; --quiet: #566072; --line: #dce0e7; --control: #868fa0;
  --accent: #1d4ed8; --hover: #eef2fb; --differs: #fff4e8; --differs-ink: #9a3412; --differs-line: #c2410c;
  --good: #166534; --error: #b42318; --tag: #eceff4;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  --mono: ui-monospace, SFMono-Regular, "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #11151c; --card: #181d26; --ink: #e3e7ee; --quiet: #9aa5b8; --line: #2b323f; --control: #6d788c;
    --accent: #8ab4ff; --hover: #222a38; --differs: #2c2118; --differs-ink: #ffb27a; --differs-line: #f08a4b;
    --good: #7fd6a0; --error: #ff9c91; --tag: #272e3b;
  }
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.5 var(--sans); }
header, main, .news { max-width: 84rem; margin: 0 auto; padding: 0 1.5rem; }
header { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: 0 1.5rem; padding-top: 1.5rem; }
h1 { margin: 0; font-size: 1.5rem; font-weight: 650; letter-spacing: -0.015em; overflow-wrap: anywhere; }
h1 small { color: var(--quiet); font-size: 0.95rem; font-weight: 400; letter-spacing: 0; }
h2 { margin: 0 0 0.75rem; font-size: 1rem; font-weight: 650; }
h3 { margin: 1rem 0 0.5rem; font-size: 0.85rem; font-weight: 600; color: var(--quiet); }
p { margin: 0 0 0.75rem; }
a { color: var(--accent); text-underline-offset: 0.15em; }
.facts { margin: 0; color: var(--quiet); font-variant-numeric: tabular-nums; }
.line { display: inline-block; margin-left: 0.75rem; }
.line::before { content: ""; display: inline-block; width: 0.55em; height: 0.55em; margin-right: 0.4em; border: 2px solid currentcolor; border-radius: 50%; }
.line[data-line="live"] { color: var(--good); }
.line[data-line="live"]::before { background: currentcolor; }
.line[data-line="no answer"] { color: var(--error); font-weight: 600; }
.news { min-height: 1.5em; margin: 0.5rem auto 0.75rem; color: var(--accent); overflow-wrap: anywhere; }
.news.error { color: var(--error); font-weight: 600; }
.news.error::before { content: "⚠ "; }
.quiet, small { color: var(--quiet); }
.quiet { font-size: 0.9rem; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
nav { display: flex; flex-wrap: wrap; gap: 0 1.1rem; width: 100%; margin-top: 0.35rem; }
nav a { padding: 0.2rem 0; font-size: 0.9rem; }
h2 { scroll-margin-top: 1rem; }
@media (min-width: 62rem) { nav:not(:focus-within) { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); } }

main { display: grid; grid-template-columns: minmax(0, 1fr) 23rem; gap: 1.25rem; align-items: start; padding-bottom: 3rem; }
.side { display: grid; gap: 1.25rem; min-width: 0; }
section { min-width: 0; padding: 1.1rem 1.25rem; background: var(--card); border: 1px solid var(--line); border-radius: 10px; }
section > :last-child { margin-bottom: 0; }
.defects { grid-column: 1 / -1; border-color: var(--error); border-left-width: 4px; }
.defects h2 { color: var(--error); }
.defects li { overflow-wrap: anywhere; }

button, select, textarea, input { font: inherit; color: inherit; }
button, select, textarea { border: 1px solid var(--control); border-radius: 7px; background: var(--card); }
button { min-height: 2.25rem; padding: 0.3rem 0.75rem; font-size: 0.9rem; line-height: 1.25; text-align: left; cursor: pointer; }
button:hover, button[aria-expanded="true"] { background: var(--hover); border-color: var(--accent); }
button small { display: block; font-size: 0.8rem; }
select { min-height: 2.25rem; max-width: 100%; min-width: 0; padding: 0.2rem 0.4rem; }
textarea { display: block; width: 100%; margin: 0.3rem 0 0.6rem; padding: 0.5rem; font: 0.85rem/1.5 var(--mono); resize: vertical; }
input[type="checkbox"] { width: 1.1rem; height: 1.1rem; margin: 0; accent-color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
h2:focus-visible { outline-offset: 4px; }
.buttons { display: flex; flex-wrap: wrap; gap: 0.5rem; }
#fault-buttons { display: grid; grid-template-columns: repeat(auto-fill, minmax(8.5rem, 1fr)); margin-bottom: 0.9rem; }
.fields { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0.5rem 0.75rem; align-items: center; margin-bottom: 0.75rem; }
label { font-size: 0.9rem; color: var(--quiet); }
.filter { display: flex; flex-wrap: wrap; gap: 0.5rem 0.75rem; align-items: center; margin-bottom: 0.75rem; }
.check { display: inline-flex; gap: 0.5rem; align-items: center; min-height: 2.25rem; color: var(--ink); }
summary { cursor: pointer; font-size: 0.9rem; }
details[open] > summary { margin-bottom: 0.5rem; }
pre { margin: 0; padding: 0.6rem 0.75rem; background: var(--paper); border-radius: 6px; font: 0.8rem/1.5 var(--mono); white-space: pre-wrap; overflow-wrap: anywhere; }

table { width: 100%; border-collapse: collapse; }
caption { padding-bottom: 0.25rem; color: var(--quiet); font-size: 0.85rem; font-weight: 600; text-align: left; }
th, td { padding: 0.6rem 0.75rem 0.6rem 0; text-align: left; vertical-align: top; font-weight: 400; }
thead th { padding-top: 0; color: var(--quiet); font-size: 0.82rem; font-weight: 600; }
tbody { border-top: 1px solid var(--line); }
#faults-table tr + tr { border-top: 1px solid var(--line); }
#faults-table { margin: 1rem 0 0.75rem; font-size: 0.9rem; }
#faults-table small { display: block; overflow-wrap: anywhere; }
#faults-table td:last-child { width: 1%; padding-right: 0; white-space: nowrap; }
.met { font-variant-numeric: tabular-nums; white-space: nowrap; }
.over .name { color: var(--quiet); text-decoration: line-through; }

#calls-table { table-layout: fixed; }
#calls-table thead th:nth-child(1) { width: 33%; }
#calls-table thead th:nth-child(2) { width: 35%; }
#calls-table thead th:nth-child(3) { width: 12%; }
#calls-table th:first-child { padding-left: 0.75rem; }
.call span { display: block; overflow-wrap: anywhere; }
.operation { font-weight: 600; }
.target, .key { color: var(--quiet); font: 0.8rem/1.5 var(--mono); }
.attempts ol { margin: 0; padding: 0; list-style: none; }
.attempts li { display: flex; flex-wrap: wrap; gap: 0 0.5rem; align-items: baseline; }
.attempts time { color: var(--quiet); font-size: 0.85rem; font-variant-numeric: tabular-nums; }
.status { font-weight: 600; font-variant-numeric: tabular-nums; }
.fault, .stored { padding: 0 0.4rem; border-radius: 4px; background: var(--tag); font-size: 0.82rem; overflow-wrap: anywhere; }
.fault { background: none; box-shadow: inset 0 0 0 1px var(--differs-line); color: var(--differs-ink); }
.told strong, .really strong { font-weight: 600; }
.really { overflow-wrap: anywhere; }
.mark { display: block; width: fit-content; margin-top: 0.2rem; padding: 0 0.45rem; border: 1px solid var(--differs-line); border-radius: 4px; color: var(--differs-ink); font-size: 0.82rem; font-weight: 600; white-space: nowrap; }
.differs { background: var(--differs); box-shadow: inset 4px 0 var(--differs-line); }
.look { min-height: 1.65rem; padding: 0.05rem 0.6rem 0.05rem 0.45rem; margin-top: 0.3rem; display: block; font-size: 0.85rem; }
.look::before { content: ""; display: inline-block; margin-right: 0.15rem; border: 0.3em solid transparent; border-left-color: currentcolor; }
.look[aria-expanded="true"]::before { margin: 0 0.3rem -0.1em 0; border-left-color: transparent; border-top-color: currentcolor; }
#calls-table .work { padding: 0 0.75rem 0.75rem; }
.differs .told strong, .differs .really strong { color: var(--differs-ink); }
.differs pre { background: var(--card); }
.row { border-top: 1px solid var(--line); padding: 0.45rem 0; }
.row summary { overflow-wrap: anywhere; }
.row code { font: 0.82rem/1.5 var(--mono); }
.row small { display: block; padding-left: 1rem; }

@media (max-width: 62rem) { main { grid-template-columns: minmax(0, 1fr); } }
@media (max-width: 44rem) {
  header, main, .news { padding-left: 0.75rem; padding-right: 0.75rem; }
  main, .side { gap: 0.75rem; }
  section { padding: 0.9rem; }
  .line { margin-left: 0.4rem; }
  #calls-table thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
  #calls-table, #calls-table tbody, .work-row, .work { display: block; }
  #calls-table .call-row { display: grid; grid-template-columns: 1fr 1fr; gap: 0.4rem 0.75rem; padding: 0.7rem 0.25rem 0.7rem 0.9rem; }
  #calls-table .call-row th, #calls-table .call-row td { padding: 0; min-width: 0; }
  #calls-table .work { padding: 0 0.25rem 0.7rem 0.9rem; }
  .call, .attempts { grid-column: 1 / -1; }
  .told::before, .really::before { content: attr(data-label); display: block; color: var(--quiet); font-size: 0.8rem; }
}
@media (forced-colors: active) { .differs { border-left: 4px solid; } }
@media print { .side, .filter { display: none; } main { display: block; } }
`;
