// Everything here is an addition: each page works without it. ES2015, for Safari 12 and Chrome 70.
(function () {
  "use strict";
  var corps = document.body;
  var mots = corps.dataset;

  function chaque(selecteur, faire, racine) {
    Array.prototype.forEach.call((racine || document).querySelectorAll(selecteur), faire);
  }

  // The summary of errors takes the focus; its links go to the control itself.
  var resume = document.querySelector("[data-focus]");
  if (resume) {
    resume.focus();
  }
  chaque(".resume a", function (lien) {
    lien.addEventListener("click", function (e) {
      var cible = document.getElementById(lien.hash.slice(1));
      if (cible) {
        e.preventDefault();
        (cible.closest(".champ") || cible).scrollIntoView();
        cible.focus({ preventScroll: true });
      }
    });
  });

  // A form is sent once: a second click within a few seconds is ignored.
  chaque("form", function (form) {
    var envoi = 0;
    form.addEventListener("submit", function (e) {
      var maintenant = Date.now();
      if (maintenant - envoi < 8000) {
        e.preventDefault();
        return;
      }
      envoi = maintenant;
      if (form.method === "post") {
        annoncer(mots.envoi);
      }
    });
    function rester() {
      envoi = 0;
    }
    window.addEventListener("pageshow", rester);
    form.addEventListener("parvis:reste", rester);
  });

  // A message that the choices of its form write is written again at each choice, until a person
  // changes it.
  chaque("button[value=preparer]", function (bouton) {
    var form = bouton.form;
    var zone = form.querySelector("textarea");
    var prete = zone.value;
    var rang = 0;
    form.addEventListener("change", function (e) {
      if (e.target === zone || zone.value !== prete) {
        return;
      }
      var place = (rang += 1);
      var envoi = new URLSearchParams(new FormData(form));
      envoi.set("etape", "preparer");
      fetch(form.action, { method: "POST", body: envoi, credentials: "same-origin" })
        .then(function (reponse) {
          return reponse.ok ? reponse.text() : "";
        })
        .then(function (html) {
          var page = new DOMParser().parseFromString(html, "text/html");
          var neuve = page.getElementById(zone.id);
          if (place === rang && neuve && zone.value === prete) {
            prete = neuve.value;
            zone.value = prete;
            form.replaceChild(page.querySelector("form .recap"), form.querySelector(".recap"));
          }
        });
    });
  });

  var voix;
  function annoncer(texte) {
    if (!voix) {
      voix = document.createElement("div");
      voix.className = "vh";
      voix.setAttribute("role", "status");
      corps.appendChild(voix);
    }
    voix.textContent = texte;
  }

  // What controls gain; again for those that come into the page later.
  function animer(racine) {
    // Scripts of their own: large files by pieces, answers kept as they are typed.
    chaque("[data-script]", function (place) {
      var adresse = place.dataset.script;
      if (!charges[adresse]) {
        charges[adresse] = corps.appendChild(document.createElement("script"));
        charges[adresse].src = adresse;
      }
    }, racine);

    // Counts the characters of a text.
    chaque("textarea[data-max]", function (zone) {
      var max = Number(zone.dataset.max);
      var compte = document.getElementById(zone.id + "-compte");
      function montrer() {
        var reste = max - Array.from(zone.value).length;
        var modele = reste < 0 ? compte.dataset.trop : compte.dataset.reste;
        compte.textContent = modele.replace("{n}", Math.abs(reste));
        compte.classList.toggle("compte-trop", reste < 0);
      }
      zone.addEventListener("input", montrer);
      montrer();
    }, racine);

    // Fields that follow a choice show with it.
    chaque("[data-si]", function (suite) {
      var choix = document.getElementById(suite.dataset.si);
      var groupe = choix.closest("fieldset");
      function montrer() {
        suite.hidden = !choix.checked;
      }
      groupe.addEventListener("change", montrer);
      montrer();
    }, racine);

    // The second list keeps the group that the first one names.
    chaque("[data-liste-liee]", function (groupe) {
      var listes = groupe.querySelectorAll("select");
      var premiere = listes[0];
      var seconde = listes[1];
      var groupes = Array.prototype.slice.call(seconde.querySelectorAll("optgroup"));
      function garder() {
        var choisi = premiere.options[premiere.selectedIndex];
        groupes.forEach(function (g) {
          if (g.label === choisi.text) {
            seconde.appendChild(g);
          } else if (g.parentNode) {
            seconde.removeChild(g);
          }
        });
      }
      premiere.addEventListener("change", garder);
      garder();
    }, racine);
  }
  var charges = {};
  animer(document);
  document.addEventListener("parvis:apparu", function (e) {
    animer(e.target);
  });

  // Copy buttons.
  chaque("[data-copier]", function (place) {
    var source = document.querySelector("[data-a-copier]");
    if (!source || !navigator.clipboard) {
      return;
    }
    var bouton = document.createElement("button");
    bouton.type = "button";
    bouton.className = "b b-3 b-petit";
    bouton.textContent = place.dataset.copier;
    bouton.addEventListener("click", function () {
      navigator.clipboard.writeText(source.textContent.trim()).then(function () {
        bouton.textContent = mots.copie;
        annoncer(mots.copie);
      });
    });
    place.appendChild(bouton);
    place.hidden = false;
  });

  // Warns before the session ends, and extends it.
  chaque("[data-delai]", function (boite) {
    var duree = Number(boite.dataset.delai) * 1000;
    var minuterie;
    var avant;
    function attendre() {
      clearTimeout(minuterie);
      minuterie = setTimeout(function () {
        avant = document.activeElement;
        boite.hidden = false;
        boite.querySelector("button").focus();
      }, duree);
    }
    boite.querySelector("button").addEventListener("click", function () {
      fetch(boite.dataset.prolonger, { credentials: "same-origin" });
      boite.hidden = true;
      if (avant) {
        avant.focus();
      }
      attendre();
    });
    attendre();
  });

  // The agents' list: one box ticks them all, chosen rows are tinted.
  chaque("[data-tous]", function (tous) {
    var boites = tous.closest("table").querySelectorAll("tbody .coche");
    function teinter() {
      Array.prototype.forEach.call(boites, function (b) {
        b.closest("tr").classList.toggle("l-choisi", b.checked);
      });
    }
    tous.addEventListener("change", function () {
      Array.prototype.forEach.call(boites, function (b) {
        b.checked = tous.checked;
      });
      teinter();
    });
    tous.closest("table").addEventListener("change", teinter);
    teinter();
  });

  // The agents' list: J and K (or the arrows) go from row to row, D decides the one that is held.
  var liste = document.querySelector("[data-lignes]");
  function parcourir(touche) {
    var pas = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[touche];
    var ici = document.activeElement.closest && document.activeElement.closest(".l-dossier");
    if (!liste || (/^Arrow/.test(touche) && !ici)) {
      return false;
    }
    if (touche === "d") {
      var acte = ici && ici.querySelector(".l-acte a");
      if (acte) {
        acte.click();
      }
      return Boolean(acte);
    }
    var liens = Array.prototype.slice.call(liste.querySelectorAll(".l-qui a"));
    if (!pas || !liens.length) {
      return false;
    }
    var rang = ici ? liens.indexOf(ici.querySelector(".l-qui a")) + pas : 0;
    liens[Math.max(0, Math.min(liens.length - 1, rang))].focus();
    return true;
  }

  // The agents' keys: each element that bears one, and « ? » for their list. One key alone does
  // nothing for whoever has switched that off (RGAA 12.10).
  if (corps.classList.contains("agents") && mots.touches !== "non") {
    chaque("[data-raccourcis]", function (e) {
      e.hidden = false;
    });
    document.addEventListener("keydown", function (e) {
      var ici = e.target;
      if (e.ctrlKey || e.metaKey || e.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(ici.tagName) || ici.isContentEditable) {
        return;
      }
      if (e.key === "?") {
        lister();
        return;
      }
      if (parcourir(e.key.length === 1 ? e.key.toLowerCase() : e.key)) {
        e.preventDefault();
        return;
      }
      var cible = Array.prototype.filter.call(document.querySelectorAll("[data-touche]"), function (c) {
        return c.dataset.touche.toLowerCase() === e.key.toLowerCase();
      })[0];
      if (cible) {
        e.preventDefault();
        if (cible.tagName === "INPUT") {
          cible.focus();
        } else {
          cible.click();
        }
      }
    });
  }

  function lister() {
    var ancienne = document.querySelector(".raccourcis");
    if (ancienne) {
      ancienne.parentNode.removeChild(ancienne);
      return;
    }
    var avant = document.activeElement;
    var boite = document.createElement("div");
    boite.className = "raccourcis";
    boite.setAttribute("role", "dialog");
    boite.setAttribute("aria-label", mots.raccourcis);
    var titre = document.createElement("h2");
    titre.textContent = mots.raccourcis;
    var raccourcis = document.createElement("dl");
    function ajouter(nom, texte) {
      raccourcis.appendChild(document.createElement("dt")).appendChild(document.createElement("kbd")).textContent = nom;
      raccourcis.appendChild(document.createElement("dd")).textContent = texte;
    }
    if (liste) {
      ajouter("J", liste.dataset.suivante);
      ajouter("K", liste.dataset.precedente);
      ajouter("\u21b5", liste.dataset.ouvrir);
      ajouter("D", liste.dataset.decider);
    }
    chaque("[data-touche]", function (c) {
      var libelle = c.id && document.querySelector('label[for="' + c.id + '"]');
      ajouter(c.dataset.touche, (libelle || c.querySelector("span") || c).textContent);
    });
    var fermer = document.createElement("button");
    fermer.type = "button";
    fermer.className = "b b-3 b-petit";
    fermer.textContent = mots.fermer;
    function partir() {
      boite.parentNode.removeChild(boite);
      avant.focus();
    }
    fermer.addEventListener("click", partir);
    boite.addEventListener("keydown", function (e) {
      if (e.key === "Escape") {
        partir();
      }
    });
    [titre, raccourcis, fermer].forEach(function (e) {
      boite.appendChild(e);
    });
    corps.appendChild(boite);
    fermer.focus();
  }
})();
