"""What the commitments keep about people: nearly nothing, only who prepared, published or judged."""

from django.utils.translation import gettext_lazy as _

from kit.registries.privacy_inventory import declare, not_personal

not_personal("commitments.Generation", "slug", "name", "source")
not_personal("commitments.Commitment", "slug", "name", "summary")
not_personal("commitments.Pledge", "text", "source", "remark")
not_personal("commitments.Target", "text", "source", "remark")
not_personal("commitments.Indicator", "code", "name", "population", "definition", "source", "warning")
not_personal("commitments.Release", "title", "content", "problem", "digest")
not_personal("commitments.ReleaseRow", "reason", "values", "before")
not_personal("commitments.Figure", "source", "url", "note", "detail")
not_personal("commitments.ContextNote", "place", "period", "value", "source", "url", "note")
not_personal("commitments.YearOpening", "reason")
not_personal("commitments.Judgement", "reason")
not_personal("commitments.Condition", "name", "text", "source")
not_personal("commitments.ConditionReview", "evidence", "url")
not_personal("commitments.AnnualReport", "summary")
not_personal("commitments.ReportDraft", "summary")
not_personal("commitments.ReportFile", "name", "media_type", "sha256")
declare(
    "commitments.ActivityReport",
    "text",
    "evidence",
    "url",
    purpose=_("Dar a conocer lo que las organizaciones integrantes hacen por la primera infancia"),
    audience=_("Cualquier persona"),
    retention=_("Permanente, como historia del Pacto"),
)
declare(
    "commitments.ActivityPhoto",
    "content",
    "alt",
    purpose=_("Mostrar lo que las organizaciones integrantes hacen, con permiso de quienes se ven"),
    audience=_("Cualquier persona"),
    retention=_("Hasta que la organización la quite, o lo mismo que la aportación"),
)
declare(
    "commitments.ReportFile",
    "content",
    purpose=_("Informar cada año de los compromisos, con lo que contaron las organizaciones y quién juzgó cada meta"),
    audience=_("Cualquier persona"),
    retention=_("Permanente: un informe publicado no cambia"),
)
