"""The record of an organisation as lines that a template draws."""

from django import template

from members.record_facts import public_facts, record_facts

register = template.Library()
register.filter("record_facts", record_facts)
register.filter("public_facts", public_facts)
