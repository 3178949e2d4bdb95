"""Columns for the further fields of cards: the schema of cards as it is for one plan."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sprss_cli.model.further import FurtherField

MORE = "more"
"""The key under which cards hold the plan's further fields."""

_TYPES: Mapping[str, Mapping[str, Any]] = {
    "text": {"type": "string", "maxLength": 1000},
    "prose": {"type": "string", "maxLength": 20000},
    "number": {"type": "number"},
    "money": {"type": "integer", "minimum": 0},
    "date": {"type": "string", "format": "date"},
    "refs": {"type": "array", "items": {"$ref": "common.schema.json#/$defs/id"}},
}


def with_further(schema: Mapping[str, Any], further: tuple[FurtherField, ...]) -> Mapping[str, Any]:
    """Return the schema of a kind with a property for each further field of the plan, when it is that of cards.

    Args:
        schema: The schema of any kind.
        further: The further fields of the plan's cards, in their order.
    """
    properties = schema["properties"]
    if not further or MORE not in properties:
        return schema
    fields = {
        field.id: {
            **({"enum": list(field.words)} if field.words else _TYPES[field.type]),
            "title": field.title,
            "description": properties[MORE]["title"],
        }
        for field in further
    }
    required = [field.id for field in further if field.required]
    more = {"title": "", "type": "object", "properties": fields, "required": required}
    needed = [*schema["required"], *([MORE] if required else [])]
    return {**schema, "properties": {**properties, MORE: more}, "required": needed}
