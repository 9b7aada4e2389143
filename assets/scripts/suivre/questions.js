// Questions and rows that come, go and move: the server draws, this swaps.
function echangeur(form, annoncer) {
  // Taken out with files that were chosen: put back as they are.
  var rangees = {};

  // Small pieces of the page that the server has drawn again; the focus stays on the same button.
  function remplacer(neuf) {
    liste("[data-neuf]", neuf).forEach(function (piece) {
      var ici = document.getElementById(piece.id);
      if (ici && ici.innerHTML !== piece.innerHTML) {
        var actif = ici.contains(document.activeElement) ? document.activeElement : null;
        ici.innerHTML = piece.innerHTML;
        if (actif && actif.value) {
          var suite = liste("button", ici).filter(function (b) {
            return b.value === actif.value;
          })[0];
          (suite || ici.querySelector("button") || form).focus();
        }
      }
    });
  }

  // Puts the questions in the order that the server says: those that stay are not touched, so that what is typed,
  // chosen, selected or under the caret stays; the eye keeps its place.
  function accorder(neuf, apres) {
    var actif = document.activeElement;
    var haut = actif.getBoundingClientRect().top;
    var vues = { apparues: [], disparues: [] };
    liste("[data-questions]", neuf).forEach(function (boite) {
      var ici = document.getElementById(boite.id);
      if (ici) {
        ranger(ici, boite, vues);
      }
    });
    vues.apparues.forEach(function (element) {
      element.dispatchEvent(new CustomEvent("parvis:apparu", { bubbles: true }));
    });
    if (apres) {
      apres(vues);
    } else {
      annoncer(vues);
      if (document.activeElement === actif && actif !== document.body) {
        window.scrollBy(0, actif.getBoundingClientRect().top - haut);
      }
    }
  }

  function ranger(ici, boite, vues) {
    var places = Array.prototype.slice.call(boite.children);
    var voulues = places.map(function (place) {
      return place.id;
    });
    Array.prototype.slice.call(ici.children).forEach(function (element) {
      if (voulues.indexOf(element.id) < 0) {
        if (element.querySelector('input[type="file"]')) {
          rangees[element.id] = element;
        }
        ici.removeChild(element);
        vues.disparues.push(element);
      }
    });
    places.forEach(function (place, rang) {
      var element = document.getElementById(place.id);
      if (!element || element.parentNode !== ici) {
        element = rangees[place.id] || document.importNode(place, true);
        vues.apparues.push(element);
      }
      if (ici.children[rang] !== element) {
        deplacer(ici, element, ici.children[rang] || null);
      }
    });
  }

  function deplacer(ici, element, avant) {
    var actif = element.contains(document.activeElement) ? document.activeElement : null;
    ici.insertBefore(element, avant);
    if (actif) {
      actif.focus({ preventScroll: true });
    }
  }

  return { remplacer: remplacer, accorder: accorder };
}
