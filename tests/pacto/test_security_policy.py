"""Whatever the portal answers carries the policy: nothing inline, nothing from elsewhere."""

import pytest
from django.templatetags.static import static

POLICY = "default-src 'self'"


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/integrantes/", "/no-existe/"])
def test_page_carries_the_policy(client, path):
    assert client.get(path)["Content-Security-Policy"].split("; ").count(POLICY) == 1


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["img/mark.svg", "css/pacto.css"])
def test_static_file_carries_the_policy(client, name):
    """Red while WhiteNoise stands before the policy: a drawing opened by itself is a document."""
    response = client.get(static(name))
    response.close()
    assert response.status_code == 200
    assert response["Content-Security-Policy"].split("; ").count(POLICY) == 1
