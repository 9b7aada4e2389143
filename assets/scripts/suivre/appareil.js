// What the device keeps of answers that could not leave, and how they are offered again. One scope with the other
// parts of this folder. ES2015, for Safari 12 and Chrome 70.
var PREFIXE = "parvis:";
var JOURS = 7;

function liste(selecteur, racine) {
  return Array.prototype.slice.call((racine || document).querySelectorAll(selecteur));
}

// What the device keeps of answers that could not leave, a page of a draft each. It may be a shared computer:
// nothing else is kept, and not for long.
var appareil = {
  lire: function (cle) {
    try {
      return JSON.parse(localStorage.getItem(PREFIXE + cle));
    } catch (e) {
      return null;
    }
  },
  garder: function (cle, valeur) {
    try {
      localStorage.setItem(PREFIXE + cle, JSON.stringify(valeur));
      return true;
    } catch (e) {
      return false;
    }
  },
  oublier: function (cle) {
    try {
      localStorage.removeItem(PREFIXE + cle);
    } catch (e) {
      return;
    }
  },
  partir: function (cle) {
    try {
      sessionStorage.setItem(PREFIXE, cle);
    } catch (e) {
      return;
    }
  },
  cles: function (debut) {
    try {
      return Object.keys(localStorage)
        .filter(function (cle) {
          return cle.indexOf(PREFIXE + debut) === 0;
        })
        .map(function (cle) {
          return cle.slice(PREFIXE.length);
        });
    } catch (e) {
      return [];
    }
  },
};

// What controls send, but files: those leave with the page, or by pieces. As the server wrote them, when `ecrites`:
// a browser may put back what was typed before.
function paires(controles, ecrites) {
  var envoi = [];
  var coche = ecrites ? "defaultChecked" : "checked";
  var choisi = ecrites ? "defaultSelected" : "selected";
  controles.forEach(function (c) {
    var muet = !c.name || c.disabled || /^(file|button|submit)$/.test(c.type) || /__envoi$/.test(c.name);
    if (muet || (/^(radio|checkbox)$/.test(c.type) && !c[coche])) {
      return;
    }
    if (/^select/.test(c.type)) {
      var options = liste("option", c);
      var choisies = options.filter(function (option) {
        return option[choisi];
      });
      if (!choisies.length && c.type === "select-one") {
        choisies = options.slice(0, 1);
      }
      choisies.forEach(function (option) {
        envoi.push([c.name, option.value]);
      });
      return;
    }
    var ecrite = ecrites && c.defaultValue !== undefined && !/^(radio|checkbox)$/.test(c.type);
    envoi.push([c.name, ecrite ? c.defaultValue : c.value]);
  });
  return envoi;
}

// The page of this tab before this one was sent, since the server answers with another.
var partie = "";
try {
  partie = sessionStorage.getItem(PREFIXE);
  sessionStorage.removeItem(PREFIXE);
} catch (e) {
  partie = "";
}

// Answers that never left, found again on a page of their draft: offered, never sent unasked.
function reprendre(boite) {
  var ici = boite.dataset.ici;
  var cles = appareil.cles(boite.dataset.saisies).filter(function (cle) {
    var gardee = appareil.lire(cle);
    var perimee = !gardee || Date.now() - gardee.le > JOURS * 86400000;
    var arrivee = gardee && gardee.partie && (cle === ici ? deja(gardee) : cle === partie);
    if ("fin" in boite.dataset || perimee || arrivee || (cle === ici && identique(gardee))) {
      appareil.oublier(cle);
      return false;
    }
    return cle === ici || !gardee.partie;
  });
  if (!cles.length || boite.querySelector("[data-envoyer]") === null) {
    return;
  }
  var cle = cles.indexOf(ici) >= 0 ? ici : cles[0];
  boite.querySelector("[data-envoyer]").addEventListener("click", function () {
    renvoyer(cle);
  });
  boite.querySelector("[data-effacer]").addEventListener("click", function () {
    cles.forEach(appareil.oublier);
    boite.hidden = true;
    document.getElementById("contenu").focus();
  });
  boite.hidden = false;
}

function versions() {
  return liste("#versions input").map(function (v) {
    return v.value;
  });
}

// It left with the page, and the page has changed since: it arrived.
function deja(gardee) {
  return gardee.versions.join() !== versions().join();
}

function identique(gardee) {
  var form = suivi.closest("form");
  var noms = {};
  gardee.paires.forEach(function (paire) {
    noms[paire[0]] = true;
  });
  var ici = paires(liste("input, select, textarea", form), true).filter(function (paire) {
    return noms[paire[0]];
  });
  return JSON.stringify(ici) === JSON.stringify(gardee.paires);
}

function renvoyer(cle) {
  var gardee = appareil.lire(cle);
  var form = document.createElement("form");
  form.method = "post";
  form.action = cle;
  var jeton = document.querySelector('input[name="csrf"]').value;
  var versees = gardee.versions.map(function (version) {
    return ["version", version];
  });
  [["csrf", jeton], ["action", "suivre"]].concat(versees, gardee.paires).forEach(function (paire) {
    cacher(form, paire[0], paire[1]);
  });
  document.body.appendChild(form);
  gardee.partie = true;
  appareil.garder(cle, gardee);
  form.submit();
}

function cacher(form, nom, valeur) {
  var cache = form.appendChild(document.createElement("input"));
  cache.type = "hidden";
  cache.name = nom;
  cache.value = valeur;
}
