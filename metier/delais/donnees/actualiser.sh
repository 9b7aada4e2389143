#!/bin/sh
# Rewrites jours-feries.txt from the CSV files of etalab/jours-feries-france-data.
# usage: donnees/actualiser.sh FOLDER-OF-CSV   (the files jours_feries_<zone>.csv and SOURCE.txt)
set -eu
source=$1
cible=$(dirname "$0")/jours-feries.txt
{
    sed 's/^/# /' "$source/SOURCE.txt"
    echo '# One line a zone and year: zone year MM-DD…'
    for fichier in "$source"/jours_feries_*.csv; do
        zone=$(basename "$fichier" .csv | sed 's/^jours_feries_//; s/-/_/g')
        tail -n +2 "$fichier" | tr -d '\r' | sort -u -t, -k1,1 | awk -F, -v zone="$zone" '
            $2 != annee { if (annee) print ligne; annee = $2; ligne = zone " " annee }
            { ligne = ligne " " substr($1, 6) }
            END { print ligne }'
    done
} >"$cible"
