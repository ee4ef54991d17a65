"""Whom a wave asks is named in three tables of pairs; once it is open they stand as they are, like its questions."""

from .questions import locked
from .waves import Wave


class WaveTerritory(Wave.states.through):
    class Meta:
        proxy = True
        triggers = [locked("wave_territory_asked_stands", "SELECT {row}.wave_id")]


class WaveCommission(Wave.commissions.through):
    class Meta:
        proxy = True
        triggers = [locked("wave_commission_asked_stands", "SELECT {row}.wave_id")]


class WaveCommitment(Wave.commitments.through):
    class Meta:
        proxy = True
        triggers = [locked("wave_commitment_asked_stands", "SELECT {row}.wave_id")]
