// Drives the sandbox with Stripe's own client: node sandbox.mjs <host> <port>; the secret key comes in STRIPE_KEY.
import assert from 'node:assert/strict';
import Stripe from 'stripe';

const [host, port] = process.argv.slice(2);
const shop = `http://${host}:${port}`;

// The sandbox lives below a path; the client knows only hosts.
class BelowAPath extends Stripe.HttpClient {
  #inner = Stripe.createNodeHttpClient();
  getClientName() { return 'below-a-path'; }
  makeRequest(host, port, path, ...rest) { return this.#inner.makeRequest(host, port, '/sandbox/stripe' + path, ...rest); }
}

const client = (key, more = {}) => new Stripe(key, { host, port, protocol: 'http', httpClient: new BelowAPath(), maxNetworkRetries: 0, ...more });
const stripe = client(process.env.STRIPE_KEY);
const fault = (operation, kind, times = 1) =>
  fetch(`${shop}/sandbox/faults`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ operation, kind, times }) });
const press = (url, action, card = '4242424242424242') => fetch(url, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ action, card, later: 'settles' }) });

// Customers
const customer = await stripe.customers.create({ email: 'anna@example.test', name: 'Anna Example', metadata: { reference: 'C-1001' } });
assert.match(customer.id, /^cus_/);
assert.equal(customer.lastResponse.apiVersion, Stripe.API_VERSION, 'the portal pins the version that this client was made for');
const sameCustomer = await stripe.customers.retrieve(customer.id);
assert.equal(sameCustomer.email, 'anna@example.test');
assert.deepEqual(sameCustomer.metadata, { reference: 'C-1001' });
await assert.rejects(stripe.customers.retrieve('cus_none'), error => error instanceof Stripe.errors.StripeInvalidRequestError && error.code === 'resource_missing' && error.statusCode === 404);
await assert.rejects(client('sk_test_wrong').customers.create({}), Stripe.errors.StripeAuthenticationError);

// Checkout sessions
const session = () => stripe.checkout.sessions.create({
  mode: 'payment',
  customer: customer.id,
  client_reference_id: 'P-1',
  line_items: [
    { quantity: 2, price_data: { currency: 'eur', unit_amount: 1000, product_data: { name: 'Home Fibre' } } },
    { quantity: 1, price_data: { currency: 'eur', unit_amount: 990, product_data: { name: 'Setup' } } },
  ],
  payment_intent_data: { description: 'Order 1', metadata: { reference: 'P-1' }, setup_future_usage: 'off_session' },
  success_url: `${shop}/back?session={CHECKOUT_SESSION_ID}`,
  cancel_url: `${shop}/back?left`,
});
const open = await session();
assert.match(open.id, /^cs_test_/);
assert.equal(open.amount_total, 2990);
assert.equal(open.status, 'open');
assert.equal(open.payment_status, 'unpaid');
assert.equal(open.payment_intent, null);
assert.equal((await press(open.url, 'pay')).headers.get('location'), `${shop}/back?session=${open.id}`);
const paid = await stripe.checkout.sessions.retrieve(open.id, { expand: ['payment_intent.payment_method', 'payment_intent.latest_charge', 'customer'] });
assert.equal(paid.status, 'complete');
assert.equal(paid.payment_status, 'paid');
assert.equal(paid.url, null);
assert.equal(paid.customer.id, customer.id);
assert.equal(paid.payment_intent.status, 'succeeded');
assert.equal(paid.payment_intent.amount_received, 2990);
assert.equal(paid.payment_intent.payment_method.card.last4, '4242');
assert.equal(paid.payment_intent.latest_charge.payment_intent, paid.payment_intent.id);
await assert.rejects(stripe.checkout.sessions.expire(open.id), error => error instanceof Stripe.errors.StripeInvalidRequestError && error.message.includes('complete'));
const left = await session();
await press(left.url, 'decline');
const declined = await stripe.checkout.sessions.retrieve(left.id, { expand: ['payment_intent'] });
assert.equal(declined.status, 'open');
assert.equal(declined.payment_intent.status, 'requires_payment_method');
assert.equal(declined.payment_intent.last_payment_error.decline_code, 'generic_decline');
assert.equal((await stripe.checkout.sessions.expire(left.id)).status, 'expired');
const later = await session();
await press(later.url, 'pay-later');
const processing = await stripe.checkout.sessions.retrieve(later.id, { expand: ['payment_intent'] });
assert.equal(processing.status, 'complete');
assert.equal(processing.payment_status, 'unpaid');
assert.equal(processing.payment_intent.status, 'processing');
await assert.rejects(stripe.checkout.sessions.retrieve(open.id, { expand: ['colour'] }), Stripe.errors.StripeInvalidRequestError);

// Saved cards
const saved = await stripe.customers.listPaymentMethods(customer.id);
assert.ok(saved.data.some(method => method.id === paid.payment_intent.payment_method.id));
const attached = await stripe.paymentMethods.attach('pm_card_mastercard', { customer: customer.id });
assert.equal(attached.card.brand, 'mastercard');
assert.equal((await stripe.paymentMethods.list({ customer: customer.id, type: 'card' })).data[0].id, attached.id);
assert.equal((await stripe.paymentMethods.retrieve(attached.id)).customer, customer.id);

// Payment intents
const charge = { amount: 1250, currency: 'eur', customer: customer.id, payment_method: attached.id, confirm: true, off_session: true, return_url: `${shop}/back`, metadata: { reference: 'P-2' } };
const intent = await stripe.paymentIntents.create(charge);
assert.equal(intent.status, 'succeeded');
assert.equal(intent.amount_received, 1250);
assert.equal((await stripe.paymentIntents.retrieve(intent.id)).latest_charge, intent.latest_charge);
assert.equal((await stripe.charges.retrieve(intent.latest_charge)).paid, true);
for (const [method, code] of [['pm_card_chargeDeclined', 'generic_decline'], ['pm_card_chargeDeclinedInsufficientFunds', 'insufficient_funds']]) {
  await assert.rejects(stripe.paymentIntents.create({ ...charge, payment_method: method }), error =>
    error instanceof Stripe.errors.StripeCardError && error.decline_code === code && error.payment_intent.status === 'requires_payment_method' && error.statusCode === 402);
}
const bare = await stripe.paymentIntents.create({ amount: 700, currency: 'eur', automatic_payment_methods: { enabled: true, allow_redirects: 'never' } });
assert.equal(bare.status, 'requires_payment_method');
assert.equal((await stripe.paymentIntents.confirm(bare.id, { payment_method: 'pm_card_visa', return_url: `${shop}/back` })).status, 'succeeded');
await assert.rejects(stripe.paymentIntents.cancel(bare.id), error => error.code === 'payment_intent_unexpected_state');
const dropped = await stripe.paymentIntents.create({ amount: 700, currency: 'eur' });
assert.equal((await stripe.paymentIntents.cancel(dropped.id, { cancellation_reason: 'abandoned' })).cancellation_reason, 'abandoned');
const asking = await stripe.paymentIntents.create({ ...charge, off_session: false, payment_method: 'pm_card_authenticationRequired' });
assert.equal(asking.status, 'requires_action');
assert.match(asking.next_action.redirect_to_url.url, /\/sandbox\/confirm\/pi_/);
const listed = [];
for await (const each of stripe.paymentIntents.list({ customer: customer.id, limit: 2 })) listed.push(each.id);
assert.equal(listed.length, new Set(listed).size);
assert.ok(listed.includes(intent.id) && listed.includes(asking.id) && !listed.includes(bare.id));
await assert.rejects(stripe.paymentIntents.create({ ...charge, colour: 'red' }), error => error.code === 'parameter_unknown' && error.param === 'colour');

// Refunds
const part = await stripe.refunds.create({ payment_intent: intent.id, amount: 250, reason: 'requested_by_customer', metadata: { reference: 'R-1' } });
assert.equal(part.status, 'succeeded');
assert.equal((await stripe.refunds.retrieve(part.id)).payment_intent, intent.id);
const rest = await stripe.refunds.create({ charge: intent.latest_charge });
assert.equal(rest.amount, 1000);
await assert.rejects(stripe.refunds.create({ payment_intent: intent.id }), error => error.code === 'charge_already_refunded');
assert.deepEqual((await stripe.refunds.list({ payment_intent: intent.id })).data.map(refund => refund.id), [rest.id, part.id]);
assert.equal((await stripe.charges.retrieve(intent.latest_charge)).refunded, true);

// Forgetting a card
assert.equal((await stripe.paymentMethods.detach(attached.id)).customer, null);
await assert.rejects(stripe.paymentMethods.detach(attached.id), Stripe.errors.StripeInvalidRequestError);
await assert.rejects(stripe.paymentIntents.create(charge), Stripe.errors.StripeInvalidRequestError);

// Idempotency and failures, as the client itself understands them
const once = { amount: 500, currency: 'eur', payment_method: 'pm_card_visa', confirm: true, return_url: `${shop}/back` };
const first = await stripe.paymentIntents.create(once, { idempotencyKey: 'sdk-1' });
const replayed = await stripe.paymentIntents.create(once, { idempotencyKey: 'sdk-1' });
assert.equal(replayed.id, first.id);
assert.equal(replayed.lastResponse.headers['idempotent-replayed'], 'true');
await assert.rejects(stripe.paymentIntents.create({ ...once, amount: 501 }, { idempotencyKey: 'sdk-1' }), Stripe.errors.StripeIdempotencyError);
const patient = client(process.env.STRIPE_KEY, { maxNetworkRetries: 2 });
for (const kind of ['lost', '409', '503']) {
  await fault('payment_intents.create', kind);
  assert.equal((await patient.paymentIntents.create(once, { idempotencyKey: `sdk-${kind}` })).status, 'succeeded', kind);
}
await fault('payment_intents.create', '429');
await assert.rejects(patient.paymentIntents.create(once), Stripe.errors.StripeRateLimitError);
await fault('payment_intents.create', '500');
await assert.rejects(patient.paymentIntents.create(once, { idempotencyKey: 'sdk-500' }), Stripe.errors.StripeAPIError);
await assert.rejects(patient.paymentIntents.create(once, { idempotencyKey: 'sdk-500' }), Stripe.errors.StripeAPIError);
await fault('payment_intents.create', 'decline');
await assert.rejects(stripe.paymentIntents.create(once), Stripe.errors.StripeCardError);

// Events
const events = await stripe.events.list({ type: 'charge.refunded', limit: 10 });
assert.equal(events.data.length, 2);
assert.equal(events.data[0].data.object.amount_refunded, 1250);
assert.equal((await stripe.events.retrieve(events.data[0].id)).type, 'charge.refunded');

// The books: what was charged once is there once.
const ledger = await (await fetch(`${shop}/sandbox/ledger`)).json();
const fives = ledger.payments.filter(payment => payment.received === 500);
assert.equal(fives.length, 4, 'sdk-1 and the three that were repeated');
console.log('ok');
// The client's timers outlive its requests and would hold the process for 80 seconds.
process.exit(0);
