// A large file leaves by pieces (tus 1.0): a cut costs a piece, and it goes on by itself. Until all have arrived the
// control keeps its files, so that the form alone still sends them. ES2015, for Safari 12 and Chrome 70.
(function () {
  "use strict";
  var MORCEAU = 1000000;
  var ESSAIS = 6;
  var PATIENCE = 120000;

  function creer(parent, nom, classe) {
    var element = parent.appendChild(document.createElement(nom));
    element.className = classe;
    return element;
  }

  function attendre(ms) {
    return new Promise(function (suite) {
      setTimeout(suite, ms);
    });
  }

  function base64(octets) {
    return btoa(String.fromCharCode.apply(null, octets));
  }

  // Browsers hash on secure pages only; elsewhere the piece goes without.
  function empreinte(morceau) {
    if (!window.crypto || !crypto.subtle) {
      return Promise.resolve({});
    }
    return new Response(morceau)
      .arrayBuffer()
      .then(function (octets) {
        return crypto.subtle.digest("SHA-256", octets);
      })
      .then(function (hache) {
        return { "Upload-Checksum": "sha256 " + base64(new Uint8Array(hache)) };
      });
  }

  function animer(zone) {
    var mots = zone.dataset;
    var champ = zone.querySelector("input[type=file]");
    var liste = creer(zone.parentNode, "div", "envois");
    var voix = creer(zone.parentNode, "p", "vh");
    var lot = [];
    voix.setAttribute("role", "status");

    function demander(methode, adresse, entetes, corps) {
      var tous = Object.assign({ "Tus-Resumable": "1.0.0", "X-CSRF-Token": champ.form.elements.csrf.value }, entetes);
      var demande = fetch(adresse, { method: methode, headers: tous, body: corps, credentials: "same-origin" });
      return Promise.race([demande, attendre(PATIENCE).then(function () {
        throw new Error("slow");
      })]).then(function (reponse) {
        if (!reponse.ok) {
          throw reponse.status;
        }
        return reponse.headers;
      });
    }

    function Ligne(fichier) {
      this.fichier = fichier;
      this.recu = 0;
      this.boite = creer(liste, "div", "envoi");
      this.texte = creer(this.boite, "p", "envoi-t");
      this.barre = creer(this.boite, "progress", "envoi-barre");
      this.barre.max = 100;
      this.barre.setAttribute("aria-label", fichier.name);
      this.boutons = creer(this.boite, "p", "envoi-actes");
      this.bouton(mots.retirer, retirer.bind(null, this));
      this.montrer();
    }

    Ligne.prototype.bouton = function (texte, faire) {
      var bouton = creer(this.boutons, "button", "b b-lien");
      bouton.type = "button";
      creer(bouton, "span", "").textContent = texte;
      creer(bouton, "span", "vh").textContent = " " + this.fichier.name;
      bouton.addEventListener("click", faire);
      return bouton;
    };

    // What is seen changes with each piece; what is said, four times a file.
    Ligne.prototype.dire = function (modele, pourcent) {
      var texte = modele.replace("{nom}", this.fichier.name).replace("{pourcent}", pourcent);
      var dit = modele + Math.floor((pourcent || 0) / 25);
      this.texte.textContent = texte;
      if (dit !== this.dit) {
        this.dit = dit;
        voix.textContent = texte;
      }
    };

    Ligne.prototype.montrer = function () {
      var pourcent = Math.floor((100 * this.recu) / this.fichier.size);
      this.barre.value = pourcent;
      this.dire(mots.cours, pourcent);
    };

    function retirer(ligne) {
      if (lot.indexOf(ligne) >= 0) {
        lot = [];
        champ.value = "";
        vider(function (l) {
          return !l.entier;
        });
      } else {
        liste.removeChild(ligne.boite);
      }
      champ.focus();
    }

    var lignes = [];
    function vider(si) {
      lignes = lignes.filter(function (ligne) {
        if (si(ligne) && ligne.boite.parentNode) {
          liste.removeChild(ligne.boite);
        }
        return !si(ligne);
      });
    }

    function commencer(ligne) {
      var nom = btoa(unescape(encodeURIComponent(ligne.fichier.name)));
      var entetes = { "Upload-Length": ligne.fichier.size, "Upload-Metadata": "filename " + nom };
      return demander("POST", mots.envois, entetes).then(function (recus) {
        ligne.adresse = recus.get("Location");
      });
    }

    function retrouver(ligne) {
      return demander("HEAD", ligne.adresse, {}).then(function (recus) {
        ligne.recu = Number(recus.get("Upload-Offset"));
      });
    }

    function pousser(ligne) {
      if (lot.indexOf(ligne) < 0 || ligne.recu >= ligne.fichier.size) {
        return Promise.resolve();
      }
      var morceau = ligne.fichier.slice(ligne.recu, ligne.recu + MORCEAU);
      return empreinte(morceau)
        .then(function (entetes) {
          entetes["Upload-Offset"] = ligne.recu;
          entetes["Content-Type"] = "application/offset+octet-stream";
          return demander("PATCH", ligne.adresse, entetes, morceau);
        })
        .then(function (recus) {
          ligne.recu = Number(recus.get("Upload-Offset"));
          ligne.rates = 0;
          ligne.montrer();
          return pousser(ligne);
        });
    }

    // A cut, a piece that was spoilt or that another request still writes: asked again, later and later.
    function passe(faute) {
      return typeof faute !== "number" || faute >= 500 || [408, 409, 423, 460].indexOf(faute) >= 0;
    }

    function tenir(ligne) {
      if (lot.indexOf(ligne) < 0) {
        return Promise.reject(ligne);
      }
      return (ligne.adresse ? retrouver(ligne) : commencer(ligne))
        .then(function () {
          return pousser(ligne);
        })
        .catch(function (faute) {
          ligne.rates = (ligne.rates || 0) + 1;
          if (lot.indexOf(ligne) < 0 || !passe(faute) || ligne.rates > ESSAIS) {
            throw ligne;
          }
          ligne.dire(mots.coupe);
          return attendre(Math.min(30000, 500 * Math.pow(2, ligne.rates))).then(function () {
            return tenir(ligne);
          });
        });
    }

    function envoyer(ceux) {
      ceux
        .reduce(function (avant, ligne) {
          return avant.then(function () {
            return tenir(ligne);
          });
        }, Promise.resolve())
        .then(function () {
          if (lot === ceux) {
            lot = [];
            champ.value = "";
            ceux.forEach(finir);
          }
        })
        .catch(function (ligne) {
          if (lot === ceux) {
            ligne.dire(mots.echec);
            var bouton = ligne.bouton(mots.reessayer, function () {
              ligne.boutons.removeChild(bouton);
              ligne.adresse = ligne.rates > ESSAIS ? ligne.adresse : "";
              ligne.rates = 0;
              ligne.recu = 0;
              ligne.montrer();
              envoyer(ceux);
            });
          }
        });
    }

    function finir(ligne) {
      var nomme = creer(ligne.boite, "input", "");
      nomme.type = "hidden";
      nomme.name = champ.name + "__envoi";
      nomme.value = ligne.adresse.split("/").pop();
      ligne.entier = true;
      ligne.boite.removeChild(ligne.barre);
      ligne.dire(mots.fini);
    }

    champ.addEventListener("change", function () {
      var fichiers = Array.prototype.slice.call(champ.files);
      var grands = fichiers.some(function (fichier) {
        return fichier.size > MORCEAU;
      });
      lot = [];
      vider(function (ligne) {
        return !ligne.entier || !champ.multiple;
      });
      if (grands) {
        lot = fichiers.map(function (fichier) {
          return new Ligne(fichier);
        });
        lignes = lignes.concat(lot);
        envoyer(lot);
      }
    });
  }

  function chaque(racine) {
    Array.prototype.forEach.call(racine.querySelectorAll("[data-envois]"), animer);
  }
  chaque(document);
  document.addEventListener("parvis:apparu", function (e) {
    chaque(e.target);
  });
})();
