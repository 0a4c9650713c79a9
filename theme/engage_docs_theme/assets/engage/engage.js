/* The one script of the site. Every page works without it.
   It folds the menu on narrow screens, keeps the reader's choice of light or dark, says when a page
   has grown old, and turns to the next page of a list as soon as it is wanted. What it says stands
   in the page, in the language of the page. */
(function () {
  "use strict";
  var root = document.documentElement;
  var key = "engage-palette";

  function kept() {
    try { return localStorage.getItem(key); } catch (error) { return null; }
  }

  function isDark() {
    var chosen = root.getAttribute("data-palette");
    return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  }

  root.classList.add("scripted");
  document.addEventListener("click", function (event) {
    var button = event.target.closest(".menu-button");
    if (!button) return;
    var open = button.getAttribute("aria-expanded") === "true";
    button.setAttribute("aria-expanded", String(!open));
  });

  var chosen = kept();
  if (chosen === "dark" || chosen === "light") root.setAttribute("data-palette", chosen);

  function finishPage() {
    addSwitch();
    markOldNews();
  }

  document.addEventListener("DOMContentLoaded", function () {
    finishPage();
    // Whole addresses, now: once the page has turned, the same words would mean another place.
    sheets = [].map.call(document.querySelectorAll(SHEET), function (e) { return e.href; });
  });

  /* Filters and pages of a list: fetched when somebody is about to follow the link, and put in
     place without a new page. Whatever goes wrong, the link does what links do. */
  var SHEET = "link[rel=stylesheet]";
  var sheets = [];
  var shown = location.pathname;
  var fetched = {};
  var saves = navigator.connection && navigator.connection.saveData;

  function turnOf(event) {
    var link = event.target.closest && event.target.closest(".filters a, .showing a, .pages a, .choices a");
    return link && link.origin === location.origin && !link.hash ? link : null;
  }

  function get(url) {
    if (!fetched[url]) {
      fetched[url] = fetch(url).then(function (answer) {
        if (!answer.ok) throw new Error(answer.status);
        return answer.text();
      });
      fetched[url].catch(function () { delete fetched[url]; });
    }
    return fetched[url];
  }

  function show(url, text) {
    var there = new DOMParser().parseFromString(text, "text/html");
    var isDressed = [].every.call(there.querySelectorAll(SHEET), function (e) {
      return sheets.indexOf(new URL(e.getAttribute("href"), url).href) >= 0;
    });
    if (!isDressed || !there.querySelector("main h1")) return false;
    document.title = there.title;
    document.body.replaceWith(document.adoptNode(there.body));
    finishPage();
    scrollTo(0, 0);
    var heading = document.querySelector("main h1");
    heading.setAttribute("tabindex", "-1");
    heading.focus({ preventScroll: true });
    return true;
  }

  ["pointerover", "focusin"].forEach(function (name) {
    document.addEventListener(name, function (event) {
      var link = turnOf(event);
      if (link && !saves) get(link.href).catch(function () {});
    });
  });

  document.addEventListener("click", function (event) {
    var link = turnOf(event);
    if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    var url = link.href;
    get(url).then(function (text) {
      history.pushState(null, "", url);
      shown = location.pathname;
      if (!show(url, text)) location.reload();
    }).catch(function () { location.assign(url); });
  });

  // A link within the page comes here as well, and needs no other page.
  addEventListener("popstate", function () {
    if (location.pathname !== shown) location.reload();
  });

  function addSwitch() {
    var place = document.querySelector(".footer .wrap");
    if (!place) return;
    var button = document.createElement("button");
    button.type = "button";
    function name() { button.textContent = isDark() ? place.dataset.light : place.dataset.dark; }
    name();
    button.addEventListener("click", function () {
      var next = isDark() ? "light" : "dark";
      root.setAttribute("data-palette", next);
      try { localStorage.setItem(key, next); } catch (error) { /* it lasts for this page */ }
      name();
    });
    place.appendChild(button);
  }

  function markOldNews() {
    var line = document.querySelector("[data-as-of]");
    var day = line && Date.parse(line.getAttribute("data-as-of"));
    var days = day ? Math.floor((Date.now() - day) / 86400000) : 0;
    if (days <= 7) return;
    var note = document.createElement("p");
    note.className = "wrap old";
    note.textContent = line.dataset.old.split("{days}").join(days);
    line.appendChild(note);
  }
})();
