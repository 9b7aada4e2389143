# The legal clock: what the resident and the agent read. Codes of metier/delais.

## Regimes
delais-regime-silence-accepte = No answer means accepted
delais-regime-silence-refuse = No answer means refused
delais-regime-declaratif = Declaration, no answer expected
delais-regime-sans-decision = Silence decides nothing
delais-regime-a-verifier = To be checked
delais-regime-a-renseigner = Legal time limit to be filled in

## Durations
delais-duree-mois = { $nombre ->
    [1] one month
    [2] two months
   *[other] { $nombre } months
}
delais-duree-jours = { $nombre ->
    [1] one day
   *[other] { $nombre } days
}

## Proof of sending, line by line (CRPA R112-11-1, R112-5)
delais-mention-titre = Proof of sending
delais-mention-loi-reception = Acknowledgement of receipt
delais-mention-loi-envoi = Acknowledgement of sending
delais-mention-recue = We received what you sent on { $le }.
delais-mention-service = Department handling your request: { $service }
delais-mention-adresse-postale = Address: { $adresse }
delais-mention-courriel = Email: { $courriel }
delais-mention-telephone = Telephone: { $telephone }
delais-mention-pieces-attendues = Some documents are missing. Send them by { $jusqu_au }.
delais-mention-silence-accepte = If you have no answer on { $le }, it is accepted.
delais-mention-silence-accepte-une-fois-complet = The time limit starts when we have received everything. It lasts { $delai }. If you have no answer at the end, it is accepted.
delais-mention-silence-refuse = If you have no answer on { $le }, it is refused.
delais-mention-sous-reserve-de-completude = This date holds if your request is complete.
delais-mention-attestation = If it is accepted without an answer, you can ask us for a certificate.
delais-mention-recours = If you disagree, you have two months after that date to go to the administrative court.
delais-mention-voies-de-recours = How to contest: { $voies }
delais-mention-declaration-deposee = Your declaration is filed.
delais-mention-silence-sans-effet = No answer means neither yes nor no.

## What prevents publishing
delais-manque-designation = Give the name of the department that handles the requests.
delais-manque-adresse = Give the postal or email address of the department.
delais-manque-telephone = Give the telephone number of the department.
delais-manque-voies-de-recours = Say how to contest: the court, its address and its website.

## Due dates
delais-silence-acceptation = With no answer on { $date }, it is accepted.
delais-silence-refus = With no answer on { $date }, it is refused.
delais-silence-acceptation-nee = The request has been accepted since { $date }, for want of an answer.
delais-silence-refus-ne = The request has been refused since { $date }, for want of an answer.

## Appeals and withdrawal
