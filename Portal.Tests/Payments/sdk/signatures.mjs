// Reads {secret, now, cases: [{name, body, header}]} from stdin; writes what Stripe's client thinks of each, and headers of its own making.
import Stripe from 'stripe';

const { secret, now, cases } = JSON.parse(await new Response(process.stdin).text());
const { webhooks } = new Stripe('sk_test_unused');

const accepts = ({ body, header }) => {
  try {
    return webhooks.constructEvent(body, header, secret, undefined, undefined, now * 1000).id !== undefined;
  } catch (error) {
    if (error instanceof Stripe.errors.StripeSignatureVerificationError) return false;
    throw error;
  }
};

const payload = JSON.stringify({ id: 'evt_sdk', object: 'event', type: 'checkout.session.completed', created: now, data: { object: { object: 'checkout.session', id: 'cs_sdk', client_reference_id: 'Zahlung-ä-1' } } });
const header = more => webhooks.generateTestHeaderString({ payload, secret, timestamp: now, ...more });

console.log(JSON.stringify({
  verdicts: Object.fromEntries(cases.map(each => [each.name, accepts(each)])),
  payload,
  headers: {
    good: header(),
    old: header({ timestamp: now - 301 }),
    future: header({ timestamp: now + 301 }),
    'v0 only': header({ scheme: 'v0' }),
    'another secret': header({ secret: 'whsec_other' }),
  },
}));
