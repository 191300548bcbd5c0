"""The tour of README.md by the client that is generated of the API's document. Arguments: address, operator's key, first day, bodies as JSON."""

import json
import sys
import uuid

from termin_client import AuthenticatedClient, models
from termin_client.api.api_keys import create_api_key
from termin_client.api.creditors import create_creditor
from termin_client.api.debtors import create_debtor, get_debtor
from termin_client.api.items import import_items
from termin_client.api.subscriptions import create_subscription, list_subscriptions
from termin_client.types import File

address, operator_key, first, bodies = sys.argv[1:]
tour = json.loads(bodies)


def body(model, path: str, **known: str):
    """What README.md posts there, with what came before in the place of its $NAME."""
    text = json.dumps(tour[path])
    for name, value in known.items():
        text = text.replace(f"${name}", value)
    return model.from_dict(json.loads(text))


def post(call, client, **given):
    return call.sync(client=client, idempotency_key=str(uuid.uuid4()), **given)


operator = AuthenticatedClient(base_url=address, token=operator_key)
creditor = post(create_creditor, operator, body=body(models.CreditorInput, "creditors"))
key = post(create_api_key, operator, body=body(models.ApiKeyInput, "api-keys", CREDITOR=creditor.id))
client = AuthenticatedClient(base_url=address, token=key.secret)
debtor = post(create_debtor, client, body=body(models.DebtorInput, "debtors"))
subscription = post(
    create_subscription,
    client,
    body=body(models.SubscriptionInput, "subscriptions", DEBTOR=debtor.id, FIRST=first),
)
assert isinstance(subscription, models.Subscription), subscription
assert subscription.debtor_id == debtor.id
assert subscription.lines[0].unit_price == "250", subscription.lines
listed = list_subscriptions.sync(client=client, debtor_id=debtor.id)
assert [one.id for one in listed.data] == [subscription.id], listed
unknown = get_debtor.sync(creditor.id, client=client)
assert isinstance(unknown, models.Problem) and unknown.code == "not_found", unknown
refused = post(import_items, client, body=File(payload=b"moon"))
assert refused.code == "import_refused" and refused.report.errors[0].code == "unknown_column", refused
print("created and listed", subscription.id)
