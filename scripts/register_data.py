"""Made-up open data of the register in its real shape: `python -m scripts.register_data FOLDER [SERVICES]`.

Keys, nesting and proportions are those that users of rpss.json describe (docs/register.md): 6,733 services with some
15 kB each, facilities that repeat, people and contacts among them, services that ended. Everything else is invented.
The same number gives the same bytes.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

SERVICES = 6_733
KINDS = {"3": "osobní asistence", "4": "pečovatelská služba", "8": "odlehčovací služby", "13": "domovy pro seniory"}
GROUPS = {"24": "senioři", "26": "pečující osoby", "30": "osoby žijící s demencí"}
FORMS = {"pob": "pobytové", "amb": "ambulantní", "ter": "terénní"}
UNITS = {"luzka": "Počet lůžek", "klient": "Počet klientů", "kontakt": "Počet kontaktů (10 min.)"}
REGIONS = {"51": ("Smyšlený kraj", "CZ041"), "78": ("Jiný smyšlený kraj", "CZ051")}
DISTRICTS = {str(3400 + number): (f"Okres {number}", f"CZ041{number}") for number in range(1, 8)}
TOWNS = {str(554_400 + number): (f"Smyšlená Lhota {number}", str(554_400 + number)) for number in range(200)}


def write_register(folder: Path, services: int = SERVICES) -> Path:
    """Write rpss.json and its code lists and return the path of rpss.json."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in code_lists().items():
        (folder / f"{name}.json").write_text(framed(rows), encoding="utf-8", newline="\n")
    path = folder / "rpss.json"
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write('{"polozky": [\n')
        for number in range(services):
            file.write(json.dumps(service(number), ensure_ascii=False) + (",\n" if number + 1 < services else "\n"))
        file.write("]}\n")
    return path


def framed(rows: Iterable[Any]) -> str:
    """Return records as a file of the register."""
    return json.dumps({"polozky": list(rows)}, ensure_ascii=False)


def code_lists() -> Mapping[str, list[dict[str, Any]]]:
    """Return the code lists by the names of their files."""
    return {
        "druhy-socialni-sluzby": list(_rows("DruhSocialniSluzby", KINDS)),
        "cilove-skupiny-osoby": list(_rows("CilovaSkupinaOsoby", GROUPS)),
        "formy-soc-sluzby": list(_rows("FormaSocialniSluzby", FORMS)),
        "typy-kapacity-socialni-sluzby": list(_rows("TypKapacitySocialniSluzby", UNITS)),
        "kraje": list(_places("Kraj", REGIONS, "kodNuts3")),
        "okresy": list(_places("Okres", DISTRICTS, "kodLau")),
        "obce": list(_places("Obec", TOWNS, "kod")),
    }


def service(number: int, **changed: Any) -> dict[str, Any]:
    """Return a record of a service; `changed` takes the place of keys of its first level."""
    dice = random.Random(number)
    kind = dice.choice(tuple(KINDS))
    record: dict[str, Any] = {
        "portalId": number + 1,
        "id": f"SocialniSluzba/{number + 1}",
        "identifikator": str(1_000_000 + 7 * number),
        "datumPoskytovaniOd": f"{dice.randint(2007, 2024)}-{dice.randint(1, 12):02}-01",
        "datumPoskytovaniDo": f"{dice.randint(2025, 2026)}-06-30" if dice.random() < 0.15 else None,
        "kontaktniAdresy": [_address(dice)],
        "druhSocialniSluzby": {"id": f"DruhSocialniSluzby/{kind}"},
        "zarizeni": [_facility(dice, number, order) for order in range(dice.choice((1, 2, 2, 3, 6)))],
        "poskytovatel": _provider(dice, number),
        **_contacts("sluzba", number),
        "ciloveSkupiny": [{"cilovaSkupina": {"id": f"CilovaSkupinaOsoby/{code}"}} for code in ("24", "30")],
        "vekoveSkupiny": [{"vekovaSkupina": {"id": "VekovaSkupinaOsoby/5"}}],
        "doplnujiciInformaceVekoveSkupiny": None,
        "formy": [_form(dice, form) for form in (("pob",) if kind == "13" else ("amb", "ter"))],
        "rozsirenePusobnostiVKraji": [],
        "doplnkoveUdaje": {"realizacePoskytovani": [_attachment(order) for order in range(30)]},
    }
    return {**record, **changed}


def form(code: str, unit: str, amount: int, wording: str = "") -> dict[str, Any]:
    """Return a form of a service with one capacity."""
    capacity = {"pocet": amount, "popis": wording, "typ": {"id": f"TypKapacitySocialniSluzby/{unit}"}}
    return {
        "forma": {"id": f"FormaSocialniSluzby/{code}"},
        "nepretrzitePoskytovani": code == "pob",
        "casoveRozsahy": [{"den": day, "od": "08:00", "do": "16:30"} for day in range(5)],
        "kapacity": [capacity],
    }


def _form(dice: random.Random, code: str) -> dict[str, Any]:
    amount = dice.randint(1, 90)
    unit, noun = ("luzka", "lůžek") if code == "pob" else ("klient", "klientů")
    return form(code, unit, amount, f"Maximální kapacita {amount} {noun} s účinností od 01.09.2016.")


def _facility(dice: random.Random, number: int, order: int) -> dict[str, Any]:
    return {
        "nazev": f"Smyšlené středisko {number}",
        "vedouci": {"jmeno": "Alois", "prijmeni": "Vedoucí", "titulPred": "Mgr."},
        "adresa": None if dice.random() < 0.03 else _address(dice),
        "utajenaAdresa": False,
        "poskytujeOd": f"{2007 + order}-01-01",
        "poskytujeDo": "2015-12-31" if dice.random() < 0.1 else None,
        **_contacts(f"zarizeni{order}", number),
        "casoveRozsahy": [{"den": day, "od": "07:30", "do": "15:30", "poznamka": None} for day in range(7)],
    }


def _provider(dice: random.Random, number: int) -> dict[str, Any]:
    return {
        "nazev": f"Smyšlená charita {number % 900}",
        "ico": f"{number % 900:08}",
        "adresa": _address(dice),
        "statutarniOrgany": [{"jmeno": "Božena", "prijmeni": "Statutární", "titulPred": "Ing.", "titulZa": None}],
        **_contacts("poskytovatel", number),
    }


def _contacts(whose: str, number: int) -> dict[str, Any]:
    return {
        "emaily": [{"email": f"{whose}{number}@priklad.example", "poznamka": None}],
        "telefony": [{"telefon": f"+420600{number:06}", "poznamka": None}],
        "faxy": [],
        "weby": [{"web": f"https://{whose}{number}.priklad.example", "poznamka": None}],
    }


def _address(dice: random.Random) -> dict[str, Any]:
    return {
        "cisloDomovni": dice.randint(1, 3000),
        "cisloOrientacni": None,
        "dodatekAdresy": None,
        "kodAdresnihoMista": dice.randint(10**6, 10**7) if dice.random() > 0.03 else None,
        "psc": "35201",
        "typCislaDomovniho": {"id": "TypStavebnihoObjektu/1"},
        "kraj": {"id": "Kraj/51"},
        "okres": {"id": f"Okres/{dice.choice(tuple(DISTRICTS))}"},
        "obec": {"id": f"Obec/{dice.choice(tuple(TOWNS))}"},
        "castObce": {"id": "CastObce/405507"},
        "mestskyObvodMestskaCast": None,
        "mestskyObvodVPraze": None,
        "ulice": {"nazev": "Smyšlená"},
    }


def _attachment(order: int) -> dict[str, Any]:
    text = f"Popis realizace poskytování sociální služby, část {order}. " * 4
    return {"popis": text, "priloha": {"url": f"https://dokumenty.priklad.example/{order}", "nazev": "priloha.pdf"}}


def _rows(family: str, names: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    for code, name in names.items():
        yield {"id": f"{family}/{code}", "kod": code, "nazev": {"cs": name}}


def _places(family: str, places: Mapping[str, tuple[str, str]], column: str) -> Iterator[dict[str, Any]]:
    for code, (name, official) in places.items():
        yield {"id": f"{family}/{code}", "nazev": {"cs": name}, column: official}


if __name__ == "__main__":
    sizes = [int(word) for word in sys.argv[2:]] or [SERVICES]
    print(write_register(Path(sys.argv[1]), sizes[0]))
