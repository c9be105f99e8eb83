// Comfort only: every page works without it.
(function () {
  'use strict';
  // Announces what a swapped part says of itself, since the part itself is not focused.
  document.addEventListener('htmx:afterSwap', function (event) {
    var words = event.target.querySelector('[data-announce]');
    if (words) { document.getElementById('annonce').textContent = words.textContent; }
    // A message about a field says by itself whether the field is wrong.
    var field = document.getElementById(event.target.dataset.messageOf);
    if (field) {
      var wrong = event.target.querySelector('[data-wrong]') !== null;
      field.classList.toggle('is-invalid', wrong);
      field.setAttribute('aria-invalid', String(wrong));
    }
  });
  // The header box ticks the rows of its table.
  document.addEventListener('change', function (event) {
    if (!event.target.matches('[data-select-all]')) { return; }
    event.target.closest('table').querySelectorAll('tbody input[type=checkbox]').forEach(function (box) {
      box.checked = event.target.checked;
    });
  });
  // Keeps the rows whose words hold what is typed; the box shows itself only where it can work.
  document.querySelectorAll('input[data-filters]').forEach(function (field) {
    field.closest('[hidden]').hidden = false;
    field.addEventListener('input', function () {
      var typed = field.value.trim().toLocaleLowerCase();
      document.getElementById(field.dataset.filters).querySelectorAll('[data-row]').forEach(function (row) {
        row.hidden = row.textContent.toLocaleLowerCase().indexOf(typed) < 0;
      });
    });
  });
  // Show or hide a password.
  document.querySelectorAll('[data-reveals]').forEach(function (button) {
    var field = document.getElementById(button.dataset.reveals);
    button.hidden = false;
    button.addEventListener('click', function () {
      var shown = field.type === 'text';
      field.type = shown ? 'password' : 'text';
      button.setAttribute('aria-pressed', String(!shown));
    });
  });
  // What only makes sense with a box ticked is shown with it.
  document.querySelectorAll('[data-needs]').forEach(function (part) {
    var box = document.getElementById(part.dataset.needs);
    function show() { part.hidden = !box.checked; }
    box.addEventListener('change', show);
    show();
  });
  // An empty field that a choice makes idle is greyed while it is chosen.
  document.querySelectorAll('select[data-idles]').forEach(function (choice) {
    var field = document.getElementById(choice.dataset.idles);
    function grey() { field.disabled = choice.value === choice.dataset.idleWhen && field.value === ''; }
    choice.addEventListener('change', grey);
    grey();
  });
  // Leaving a changed form is asked for once.
  document.querySelectorAll('form[data-warn-unsaved]').forEach(function (form) {
    var changed = form.hasAttribute('data-unsaved');
    form.addEventListener('input', function () { changed = true; });
    form.addEventListener('submit', function () { changed = false; });
    window.addEventListener('beforeunload', function (event) { if (changed) { event.preventDefault(); } });
  });
  // A second click while the first is on its way would only find the form used up.
  document.querySelectorAll('form[data-sends-once]').forEach(function (form) {
    var sent = false;
    form.addEventListener('submit', function (event) { if (sent) { event.preventDefault(); } sent = true; });
    window.addEventListener('pageshow', function () { sent = false; });
  });
  // A form that only passes something on goes by itself, once: not when the person comes back to it.
  document.querySelectorAll('form[data-sends-itself]').forEach(function (form) {
    var arrival = performance.getEntriesByType('navigation')[0];
    if (!arrival || arrival.type !== 'back_forward') { form.submit(); }
  });
  // Goes on when the frames of the page are through, or have had their time.
  document.querySelectorAll('a[data-continues]').forEach(function (link) {
    var frames = document.querySelectorAll('iframe'), left = frames.length;
    function leave() { window.location.assign(link.href); }
    frames.forEach(function (frame) {
      frame.addEventListener('load', function () { left -= 1; if (left === 0) { leave(); } });
    });
    window.setTimeout(leave, 4000);
  });
  // Errors first: the summary receives the focus.
  var summary = document.querySelector('[data-error-summary]');
  if (summary) { summary.focus(); }
})();
