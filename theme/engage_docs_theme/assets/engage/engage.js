/* The one script of the site. Every page works without it.
   It folds the menu on narrow screens, keeps the reader's choice of light or dark, and says when a
   page has grown old. */
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

  document.addEventListener("DOMContentLoaded", function () {
    addSwitch();
    markOldNews();
  });

  function addSwitch() {
    var place = document.querySelector(".footer .wrap");
    if (!place) return;
    var button = document.createElement("button");
    button.type = "button";
    function name() { button.textContent = isDark() ? "Use light colours" : "Use dark colours"; }
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
    note.textContent = "This page is " + days + " days old. What it calls open may be done by now, and more may be overdue.";
    line.appendChild(note);
  }
})();
