/* The script of the search page, loaded nowhere else. The address of the page holds the search, so
   that the way back, a bookmark and a link all lead to the same results. Words of records are only
   ever set as text. */
(function () {
  "use strict";
  var PER_PAGE = 10;
  var PATIENCE = 30000;
  var form = document.getElementById("search");
  var said = document.getElementById("search-said");
  var help = document.getElementById("search-help");
  var off = document.getElementById("search-off");
  var section = document.getElementById("search-results");
  if (!form || !window.URLSearchParams || !window.Promise) return;
  var list = section.querySelector("ol");
  var pages = section.querySelector("nav");
  var filters = form.querySelectorAll("select");
  var title = document.title;
  var turn = 0;
  var engine;

  off.hidden = true;
  form.hidden = false;
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    var asked = new URLSearchParams();
    new FormData(form).forEach(function (value, name) {
      if (value.trim()) asked.append(name, value.trim());
    });
    go(asked);
    show(true);
  });
  window.addEventListener("popstate", function () { show(false); });
  show(false);

  function go(asked) {
    var query = asked.toString();
    if (location.search.slice(1) !== query) history.pushState(null, "", query ? "?" + query : "./");
  }

  /* Show what the address asks for. isNew: somebody has just pressed Search. */
  function show(isNew, then) {
    var asked = new URLSearchParams(location.search);
    var words = (asked.get("q") || "").slice(0, 200).trim();
    var chosen = {};
    form.elements.q.value = words;
    filters.forEach(function (select) {
      select.value = asked.get(select.name) || "";
      if (select.selectedIndex < 0) select.value = "";
      if (select.value) chosen[select.name] = select.value;
    });
    var isFiltered = Object.keys(chosen).length > 0;
    if (isFiltered) document.getElementById("search-filters").open = true;
    var mine = ++turn;
    document.title = words ? words + " – " + title : title;
    if (!words && !isFiltered) return clear(isNew ? said.dataset.ask : "");
    within(search(words, chosen, Number(asked.get("page")) || 1)).then(function (found) {
      if (mine !== turn) return;
      draw(found, words, isFiltered, asked);
      if (then) then();
    }, function () {
      if (mine !== turn) return;
      engine = undefined;
      clear(said.dataset.broken);
      off.hidden = false;
    });
  }

  function within(work) {
    return Promise.race([work, new Promise(function (_, refuse) {
      setTimeout(refuse, PATIENCE);
    })]);
  }

  function load() {
    engine = engine || import(new URL("index/pagefind.js", document.baseURI)).then(function (made) {
      /* A thread of its own would cost a second copy of the program over the line. */
      return made.options({ noWorker: true, excerptLength: 32 }).then(function () { return made; });
    });
    return engine;
  }

  function search(words, chosen, page) {
    return load().then(function (made) {
      return made.search(words || null, { filters: chosen });
    }).then(function (answer) {
      var count = Math.max(1, Math.ceil(answer.results.length / PER_PAGE));
      page = Math.min(Math.max(1, Math.floor(page)), count);
      var shown = answer.results.slice((page - 1) * PER_PAGE, page * PER_PAGE);
      return Promise.all(shown.map(function (one) { return one.data(); })).then(function (data) {
        return { total: answer.results.length, page: page, pages: count, data: data };
      });
    });
  }

  function clear(words) {
    section.hidden = true;
    help.hidden = true;
    list.textContent = "";
    said.textContent = words;
  }

  function draw(found, words, isFiltered, asked) {
    clear("");
    var say = said.dataset;
    var text = found.total === 0 ? say.none : found.total === 1 ? say.one
      : put(say.many, { n: found.total.toLocaleString(document.documentElement.lang) });
    if (words) text = put(say.for, { found: text, q: words });
    if (isFiltered) text = put(say.filtered, { found: text });
    if (found.pages > 1) text = put(say.page, { found: text, page: found.page, pages: found.pages });
    help.hidden = found.total > 0;
    section.hidden = found.total === 0;
    found.data.forEach(function (one) { list.appendChild(result(one)); });
    turnPages(found, asked);
    said.textContent = put(say.whole, { found: text });
  }

  /* All at once, so that braces in what somebody typed stay as they are. */
  function put(words, values) {
    return words.replace(/\{(\w+)\}/g, function (place, name) {
      return name in values ? values[name] : place;
    });
  }

  function result(one) {
    var item = document.createElement("li");
    var link = add(item, "a", one.meta.title);
    link.href = new URL("../" + one.raw_url, document.baseURI);
    speak(link, one);
    var facts = [one.meta.kind, one.meta.when, one.meta.project].filter(Boolean);
    add(item, "p", facts.join(" · ")).className = "kind";
    excerpt(speak(add(item, "p", ""), one), one);
    return item;
  }

  /* The words of a record in another language say in which one they are. */
  function speak(element, one) {
    if (one.meta.lang) { element.lang = one.meta.lang; element.dir = one.meta.dir; }
    return element;
  }

  /* pagefind marks the words that it found and writes < and > as &lt; and &gt;. */
  function excerpt(place, one) {
    var plain = one.excerpt.replace(/<\/?mark>/g, "");
    var at = one.raw_content.split(/\s+/).join(" ").indexOf(plain);
    if (at !== 0) add(place, "span", "…\u00a0");
    one.excerpt.split(/(<mark>.*?<\/mark>)/).forEach(function (part) {
      var isMarked = part.indexOf("<mark>") === 0;
      if (isMarked) part = part.slice(6, -7);
      part = part.replace(/&lt;/g, "<").replace(/&gt;/g, ">");
      if (part) add(place, isMarked ? "mark" : "span", part);
    });
    if (at + plain.length < one.raw_content.trim().length) add(place, "span", "\u00a0…");
  }

  function add(place, name, text) {
    var made = document.createElement(name);
    made.textContent = text;
    return place.appendChild(made);
  }

  function turnPages(found, asked) {
    pages.textContent = "";
    pages.hidden = found.pages < 2;
    if (found.page > 1) turnTo(found.page - 1, said.dataset.previous, asked);
    if (found.page < found.pages) turnTo(found.page + 1, said.dataset.next, asked);
  }

  function turnTo(page, words, asked) {
    var there = new URLSearchParams(asked);
    there.set("page", page);
    var link = add(pages, "a", words);
    link.href = "?" + there;
    link.addEventListener("click", function (event) {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      go(there);
      show(false, function () { document.getElementById("search-heading").focus(); });
    });
  }
})();
