// What is typed leaves a moment after, one sending at a time; what happens when it cannot.
var PAUSE = 1500;
var PATIENCE = 20000;

function suivre(form) {
  var adresse = form.getAttribute("action");
  var conditions = "suivre" in suivi.dataset;
  var changees = [];
  var enCours = false;
  var etat = "";
  var gardable = true;
  var rates = 0;
  var attente;
  var ensuite = [];
  var questions = echangeur(form, annoncer);

  function dire(texte) {
    suivi.querySelector("[data-voix]").textContent = texte;
  }

  // The state of the sending: well, cut, closed, changed elsewhere. Only the last ones are shown.
  function passer(nouvel) {
    if (nouvel !== etat) {
      etat = nouvel;
      liste("[data-avis]", suivi).forEach(function (avis) {
        avis.hidden = avis.dataset.avis !== etat;
        if (!avis.hidden) {
          dire(avis.querySelector("[data-dit]").textContent);
        }
      });
      decouvrir(document.activeElement);
      document.getElementById("suivi-heure").hidden = etat !== "";
    }
  }

  // What is being typed is not left under what is said.
  function decouvrir(actif) {
    var dessous = actif.getBoundingClientRect().bottom + 12 - suivi.getBoundingClientRect().top;
    if (!suivi.contains(actif) && actif.closest(".question") && dessous > 0) {
      window.scrollBy(0, dessous);
    }
  }

  // The questions that hold a changed control, and the hidden controls of those around them (the rows of a block).
  function controles(questions) {
    var pris = [];
    questions.forEach(function (question) {
      for (var q = question; q; q = q.parentNode && q.parentNode.closest ? q.parentNode.closest(".question") : null) {
        liste(q === question ? "input, select, textarea" : 'input[type="hidden"]', q).forEach(function (c) {
          if (c.closest(".question") === q && pris.indexOf(c) < 0) {
            pris.push(c);
          }
        });
      }
    });
    return pris;
  }

  function garder(questions, partie) {
    var paquet = { le: Date.now(), versions: versions(), paires: paires(controles(questions)), partie: partie };
    var gardees = gardable && appareil.garder(adresse, paquet);
    suivi.querySelector("[data-gardees]").hidden = !gardees;
  }

  function prevoir(delai) {
    clearTimeout(attente);
    attente = setTimeout(envoyer, delai);
  }

  function noter(e) {
    var question = e.target.closest && e.target.closest(".question");
    if (!question || !e.target.name || e.target.type === "file") {
      return;
    }
    if (changees.indexOf(question) < 0) {
      changees.push(question);
    }
    if (etat) {
      garder(changees);
    }
    var choix = e.type === "change" && (conditions || !/^text/.test(e.target.type));
    prevoir(choix ? 0 : PAUSE);
  }

  function corps(lot, action, montrer) {
    var envoi = new URLSearchParams();
    envoi.append("csrf", form.querySelector('input[name="csrf"]').value);
    envoi.append("suivre", "1");
    envoi.append("action", action || "suivre");
    versions().forEach(function (version) {
      envoi.append("version", version);
    });
    paires(controles(lot)).concat(paires(liste('input[name="ouverte"]', form))).forEach(function (paire) {
      envoi.append(paire[0], paire[1]);
    });
    if (montrer) {
      envoi.append("montrees", liste("[data-questions] > [id]", form).map(function (q) {
        return q.id;
      }).join(" "));
    }
    return envoi;
  }

  // One sending at a time: each bears the versions that the one before has written.
  function envoyer(action, apres) {
    clearTimeout(attente);
    if (enCours || etat === "perdue" || etat === "conflit") {
      return;
    }
    if (!changees.length && !action && !etat) {
      finir();
      return;
    }
    var lot = changees;
    var montrer = conditions || Boolean(action);
    var envoi = corps(lot, action, montrer);
    changees = [];
    enCours = true;
    patienter(fetch(adresse, { method: "POST", body: envoi, credentials: "same-origin" }))
      .then(lire)
      .then(function (html) {
        enCours = false;
        arriver(html, montrer && (action || !changees.length), apres);
      })
      .catch(function (faute) {
        enCours = false;
        changees = lot.concat(changees.filter(function (q) {
          return lot.indexOf(q) < 0;
        }));
        rater(faute);
      });
  }

  function patienter(demande) {
    return Promise.race([
      demande,
      new Promise(function (suite, echec) {
        setTimeout(echec, PATIENCE);
      }),
    ]);
  }

  function lire(reponse) {
    if (!reponse.ok || reponse.redirected) {
      throw reponse.redirected ? 403 : reponse.status;
    }
    return reponse.text();
  }

  function arriver(texte, montrer, apres) {
    var neuf = new DOMParser().parseFromString(texte, "text/html");
    var premiere = rates > 0 || !suivi.querySelector("#suivi-heure *");
    rates = 0;
    appareil.oublier(adresse);
    passer("");
    questions.remplacer(neuf);
    if (premiere) {
      dire(document.getElementById("suivi-heure").textContent);
    }
    if (montrer) {
      questions.accorder(neuf, apres);
    }
    if (changees.length) {
      prevoir(PAUSE);
    } else {
      finir();
    }
  }

  function finir() {
    var suites = ensuite;
    ensuite = [];
    suites.forEach(function (suite) {
      suite();
    });
  }

  function rater(faute) {
    ensuite = [];
    form.dispatchEvent(new CustomEvent("parvis:reste"));
    var close = typeof faute === "number" && faute >= 400 && faute < 500 && [408, 409, 429].indexOf(faute) < 0;
    passer(faute === 409 ? "conflit" : close ? "perdue" : "coupe");
    garder(changees);
    if (etat === "coupe") {
      rates += 1;
      prevoir(Math.min(30000, 1000 * Math.pow(2, rates)));
    }
  }

  function annoncer(vues) {
    if (vues.apparues.length || vues.disparues.length) {
      dire(
        (vues.apparues.length ? suivi.dataset.apparues + " " : "") +
          (vues.disparues.length ? suivi.dataset.disparues : "")
      );
    }
  }

  // Rows: the buttons do in place what they do without a script by a new page.
  form.addEventListener("click", function (e) {
    var bouton = e.target.closest("button");
    if (!bouton || etat || !/^(ajouter|retirer|monter|descendre|ouvrir|fermer):/.test(bouton.value)) {
      return;
    }
    e.preventDefault();
    quandFini(function () {
      var bloc = bouton.closest(".champ-rangees");
      envoyer(bouton.value, function (vues) {
        viser(bouton.value, bloc, vues);
      });
    });
  });

  function viser(action, bloc, vues) {
    var neuve = vues.apparues.filter(function (element) {
      return element.matches(".rangee");
    }).pop();
    var bouton = liste("button", bloc).filter(function (b) {
      return b.value === action;
    })[0];
    var cible = bouton || bloc.querySelector(".rangees-ajout button") || bloc;
    if (/^(ajouter|ouvrir)/.test(action) && neuve) {
      cible = neuve.querySelector("input:not([type=hidden]), select, textarea") || neuve.querySelector("button");
    } else if (/^retirer/.test(action)) {
      dire(suivi.dataset.retiree);
    }
    cible.focus();
  }

  function quandFini(suite) {
    if (enCours) {
      ensuite.push(suite);
    } else {
      suite();
    }
  }

  // The page leaves once what is on its way has arrived: it bears the versions that this has written.
  var bouton;
  var parti = false;
  form.addEventListener("click", function (e) {
    bouton = e.target.closest("button");
  });
  form.addEventListener("submit", function (e) {
    var reponse = bouton && bouton.closest("[data-avis]");
    if (e.defaultPrevented || (!enCours && (etat !== "coupe" || reponse))) {
      parti = !e.defaultPrevented;
      return;
    }
    e.preventDefault();
    var presse = bouton;
    ensuite.push(function () {
      partir(presse);
    });
    if (!enCours) {
      envoyer();
    }
  });

  function partir(presse) {
    parti = true;
    if (presse && presse.name) {
      cacher(form, presse.name, presse.value);
    }
    form.submit();
  }

  // A link of the page waits for the same, but not for long.
  document.addEventListener("click", function (e) {
    var lien = e.target.closest && e.target.closest("a[href]");
    var ailleurs = !lien || lien.target || lien.hasAttribute("download") || lien.origin !== location.origin;
    var ancre = lien && lien.hash && lien.pathname === location.pathname;
    if (ailleurs || ancre || e.ctrlKey || e.metaKey || e.shiftKey || e.defaultPrevented || etat) {
      return;
    }
    if (changees.length || enCours) {
      e.preventDefault();
      var aller = function () {
        location.href = lien.href;
      };
      ensuite.push(aller);
      setTimeout(aller, 3000);
      envoyer();
    }
  });

  // What the browser put back of an earlier visit was typed too.
  window.addEventListener("pageshow", function () {
    liste(".question input, .question textarea", form).forEach(function (c) {
      var autre = /^(radio|checkbox)$/.test(c.type) ? c.checked !== c.defaultChecked : c.value !== c.defaultValue;
      if (autre && !/^(hidden|file)$/.test(c.type)) {
        noter({ target: c });
      }
    });
  });

  form.addEventListener("input", noter);
  form.addEventListener("change", noter);
  form.addEventListener("focusout", function () {
    if (changees.length && !etat) {
      prevoir(100);
    }
  });
  suivi.querySelector("[data-oublier]").addEventListener("click", function () {
    gardable = false;
    appareil.oublier(adresse);
    suivi.querySelector("[data-gardees]").hidden = true;
    suivi.querySelector("[data-avis=coupe]").focus();
  });
  window.addEventListener("online", function () {
    prevoir(0);
  });
  document.addEventListener("visibilitychange", function () {
    if (document.visibilityState === "hidden" && !parti && !etat) {
      envoyer();
    }
  });
  window.addEventListener("pagehide", function () {
    if (changees.length) {
      appareil.partir(parti ? adresse : "");
      garder(changees, !etat);
      if (!parti && !etat) {
        navigator.sendBeacon(adresse, corps(changees));
      }
    }
  });
  window.addEventListener("pageshow", function (e) {
    if (e.persisted) {
      location.reload();
    }
  });
}

var suivi = document.getElementById("suivi");
if (suivi && suivi.closest("form")) {
  suivre(suivi.closest("form"));
}
liste("[data-saisies]").forEach(reprendre);
