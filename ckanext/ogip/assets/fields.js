// Puts the cursor where a link points: at the field or message named after the # of the address.
// Without a # it goes to the reasons why a form was refused, where the page has such reasons.
// Without this script the page still scrolls to what a link points at.
(function () {
  "use strict";

  var REASONS = "ogip-refusal";

  function fieldNamed(id) {
    // A list of check boxes has no element of the field's own name, only one per choice.
    return document.getElementById(id) || document.querySelector('[id^="' + CSS.escape(id) + '-"]');
  }

  function visiblePart(field) {
    if (field.offsetParent !== null) {
      return field;
    }
    // A field dressed up by a widget is hidden; the widget beside it takes the cursor.
    return field.parentElement.querySelector("[tabindex], .select2-selection, input:not([type=hidden])");
  }

  // Whoever has moved on while the page was still loading keeps the place they chose.
  function focusUnlessMoved() {
    if (document.activeElement === document.body) {
      focusTarget();
    }
  }

  function focusTarget() {
    var id = decodeURIComponent(window.location.hash.slice(1)) || REASONS;
    if (id.indexOf("field-") !== 0 && id !== REASONS) {
      return;
    }
    var field = fieldNamed(id);
    var target = field && visiblePart(field);
    if (target) {
      target.scrollIntoView({ block: "center" });
      target.focus({ preventScroll: true });
    }
  }

  window.addEventListener("load", focusUnlessMoved);
  window.addEventListener("hashchange", focusTarget);
})();
