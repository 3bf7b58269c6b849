/** The page before there is anything to show. Its script fills what has an id. */
export const SHELL = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Sandbox</title>
<link rel="icon" href="/_sandbox/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/_sandbox/page.css">
<script type="module" src="/_sandbox/page.js"></script>
</head>
<body>
<header>
  <h1><span id="api">Sandbox</span> <small>in memory</small></h1>
  <p class="facts"><time id="now"></time> <span id="line" class="line">connecting</span></p>
  <nav aria-label="On this page"><a href="#calls">Calls</a> <a href="#faults-title">Faults</a> <a href="#clock-title">Clock</a> <a href="#tables-title">Stored</a> <a href="#past-title">Past</a></nav>
</header>
<p id="news" class="news" role="status"></p>
<noscript><p class="news">This page needs JavaScript. The same as JSON: <a href="/_sandbox/calls">calls</a>, <a href="/_sandbox/state">state</a>.</p></noscript>
<main>
  <section id="defects" class="defects" aria-labelledby="defects-title" hidden>
    <h2 id="defects-title">Defects of the sandbox</h2>
    <p>Answers that the vendor's spec does not allow. They were sent as a 500; please tell us.</p>
    <ul id="defects-list"></ul>
  </section>
  <section class="calls" aria-labelledby="calls">
    <h2 id="calls" tabindex="-1">Told, and really done</h2>
    <form id="filter" class="filter">
      <label for="filter-operation">Operation</label>
      <select id="filter-operation"></select>
      <label class="check"><input type="checkbox" id="filter-differs"> Only where told and done differ</label>
    </form>
    <p id="calls-count" class="quiet"></p>
    <table id="calls-table" role="table" aria-labelledby="calls" hidden>
      <thead role="rowgroup"><tr role="row">
        <th role="columnheader" scope="col">Call</th>
        <th role="columnheader" scope="col">Attempts</th>
        <th role="columnheader" scope="col">Told</th>
        <th role="columnheader" scope="col">Really</th>
      </tr></thead>
    </table>
    <p id="calls-more" hidden><button type="button" id="calls-more-button">Show older calls</button></p>
  </section>
  <div class="side">
    <section aria-labelledby="faults-title">
      <h2 id="faults-title" tabindex="-1">Faults</h2>
      <div class="fields">
        <label for="fault-operation">For requests of</label>
        <select id="fault-operation"></select>
        <label for="fault-times">How often</label>
        <select id="fault-times">
          <option value="1">the next one</option>
          <option value="3">the next three</option>
          <option value="1000000000">until taken away</option>
        </select>
      </div>
      <div id="fault-buttons" class="buttons" role="group" aria-label="Set up a fault"></div>
      <details>
        <summary>Any other fault, as JSON</summary>
        <form id="fault-form">
          <label for="fault-json">What to set up</label>
          <textarea id="fault-json" rows="5" spellcheck="false" autocomplete="off"></textarea>
          <button type="submit">Set it up</button>
        </form>
      </details>
      <table id="faults-table" hidden>
        <caption>Set up</caption>
        <thead><tr><th scope="col">Fault</th><th scope="col">Met</th><th scope="col"><span class="unseen">Take away</span></th></tr></thead>
        <tbody id="faults-rows"></tbody>
      </table>
      <p id="faults-none" class="quiet">None is set up: the vendor behaves.</p>
      <p id="faults-clear" hidden><button type="button" id="faults-clear-button">Take all away</button></p>
    </section>
    <section aria-labelledby="clock-title">
      <h2 id="clock-title" tabindex="-1">Clock</h2>
      <div class="buttons" id="clock-buttons" role="group" aria-labelledby="clock-title"></div>
    </section>
    <section aria-labelledby="tables-title">
      <h2 id="tables-title" tabindex="-1">Stored</h2>
      <div id="tables-names" class="buttons" role="group" aria-labelledby="tables-title"></div>
      <p id="tables-none" class="quiet">Nothing yet.</p>
      <div id="tables-rows"></div>
    </section>
    <section aria-labelledby="past-title">
      <h2 id="past-title" tabindex="-1">Past</h2>
      <p class="buttons"><button type="button" id="restore">Back to the beginning</button></p>
      <p><a href="/_sandbox/ledger">Everything that happened</a>, as JSON lines</p>
    </section>
  </div>
</main>
</body>
</html>
`;
