"""How a payment is made, for programs; the shape is numbered and only ever grows within a number."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

from sprss_cli.model.message import Message, Translations
from sprss_cli.model.payment_trace import Explanation, Given, Line, Portion, Problem, Trace, YearlyPayment
from sprss_cli.model.payment_words import decimal, exact
from sprss_cli.model.place import Address

VERSION = 1


def write(found: Explanation, speak: Translations) -> str:
    """Return `{version, plan, id, name, kind, years, unread}`, UTF-8 text with a line end.

    A figure that has more than six decimal places is cut there, and `exact` is the whole fraction, as `1/3`.
    """
    service = found.service
    content = {
        "version": VERSION,
        "plan": found.label,
        "id": service.id,
        "name": service.name,
        "kind": service.kind,
        "years": [_year(year, speak) for year in found.years],
        "unread": list(found.unread),
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _year(found: YearlyPayment, speak: Translations) -> dict[str, Any]:
    return {
        "year": found.year,
        "amount": found.amount,
        "stated": found.stated,
        "ceiling": _figure(found.ceiling),
        "methods": [_trace(trace, speak) for trace in found.traces],
        "uncounted": [
            {"form": item.form, "unit": item.unit, "capacity": _figure(item.amount)} for item in found.uncounted
        ],
    }


def _trace(trace: Trace, speak: Translations) -> dict[str, Any]:
    return {
        "id": trace.method.id,
        "title": trace.method.title,
        "capacity": trace.method.capacity,
        "amount": trace.amount,
        "steps": [_line(line, speak) for line in trace.lines],
        "problems": [_problem(problem, speak) for problem in trace.problems],
    }


def _line(line: Line, speak: Translations) -> dict[str, Any]:
    step = line.step
    found: dict[str, Any] = {"id": step.id, "what": step.what, "do": step.do, "at": _at(line.source)}
    if step.way:
        found |= {"to": step.to, "way": step.way}
    found |= {"measure": step.measure, "result": _figure(line.result)}
    if line.given:
        found["of"] = [_given(item, speak) for item in line.given]
    if line.portions:
        found["of"] = [_portion(item, speak) for item in line.portions]
    if line.shares:
        found["of"] = [{"id": item.id, "name": item.name, "value": _figure(item.value)} for item in line.shares]
    return found


def _portion(portion: Portion, speak: Translations) -> dict[str, Any]:
    quantity = portion.quantity
    return {
        "form": quantity.form,
        "unit": quantity.unit,
        "capacity": _figure(quantity.amount),
        "pieces": [{"capacity": _figure(value), "days": days} for value, days in quantity.pieces],
        "at": _at(quantity.source),
        "rate": _given(portion.rate, speak),
        "result": _figure(portion.result),
    }


def _given(item: Given, speak: Translations) -> dict[str, Any]:
    return {
        "name": item.name or None,
        "what": item.what.render(speak) if isinstance(item.what, Message) else item.what,
        "value": _figure(item.value),
        "measure": item.measure,
        "at": _at(item.source) if item.source else None,
        "document": item.document or None,
    }


def _problem(problem: Problem, speak: Translations) -> dict[str, Any]:
    return {"kind": problem.kind, "name": problem.name, "message": problem.message.render(speak), "at": _at(problem.at)}


def _at(at: Address) -> dict[str, str]:
    return {"file": at.file, "path": str(at)}


def _figure(value: Fraction | None) -> dict[str, Any] | None:
    if value is None:
        return None
    cut = decimal(value)
    number = int(cut) if cut == cut.to_integral_value() else float(cut)
    return {"value": number} if exact(value) else {"value": number, "exact": str(value)}
