// A page and its circuit: what is shown while the connection is away, resting while nobody looks, and following sign-in and
// sign-out. What was typed is never given up silently: it is put back, or the person is asked first.

const dialog = document.getElementById('components-reconnect-modal');
const pauseAfter = Number(dialog.dataset.pauseAfter);

// What was typed and not yet saved, as far as a browser can know.

const typed = new Set();
document.addEventListener('input', event => {
  typed.add(event.target);
  if (dialog.dataset.show) keep(); // nobody hears it now
});

function unsaved() {
  for (const field of typed) if (!field.isConnected) typed.delete(field);
  return [...typed].filter(field => isTick(field) || (field.type !== 'search' && field.value));
}

const isTick = field => field.type === 'checkbox' || field.type === 'radio';
const fields = () => [...document.querySelectorAll('input, textarea, select')];
const labelOf = field => (field.labels?.[0]?.textContent ?? field.getAttribute('aria-label') ?? field.name ?? '').trim().replace(/\s+/g, ' ');
const kindOf = field => [field.tagName, field.type, field.name, isTick(field) ? field.value : '', labelOf(field)].join('|');

let kept = [];
let circuit = null; // how to call the circuit that drew the page, and the name it gave itself

// Ids differ from one drawing of a page to the next, so a field is known by its label and its place among equal ones.
function keep() {
  const all = fields();
  kept = unsaved().filter(field => field.type !== 'file').map(field => {
    const kind = kindOf(field);
    return { kind, place: all.filter(other => kindOf(other) === kind).indexOf(field), label: labelOf(field), tick: isTick(field), value: field.value, checked: field.checked };
  });
}

function putBack() {
  const [all, lost] = [fields(), []];
  for (const was of kept) {
    const field = all.filter(other => kindOf(other) === was.kind)[was.place];
    if (!field) { lost.push(was); continue; }
    if (was.tick ? field.checked === was.checked : field.value === was.value) continue;
    if (was.tick) field.checked = was.checked; else field.value = was.value;
    tell(field);
  }
  kept = [];
  return lost.filter(was => !was.tick && was.kind.split('|')[1] !== 'password');
}

// What was sent while the line was already dead never arrived, though it stands in the fields.
function tellAgain() {
  for (const field of unsaved().filter(field => field.type !== 'file')) tell(field);
}

function tell(field) {
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

// The dialog.

function show(part) {
  dialog.dataset.show = part;
  if (dialog.open || dialog.matches(':popover-open')) return;
  // A window of ours keeps everything outside of it from being clicked, except a window above it.
  if (document.querySelector('dialog:modal')) return dialog.showModal();
  // It would take the focus, and with it the rest of the sentence that somebody is typing.
  const focused = document.activeElement;
  dialog.showPopover();
  focused?.focus({ preventScroll: true });
}

function hide() {
  delete dialog.dataset.show;
  if (dialog.open) dialog.close();
  if (dialog.matches(':popover-open')) dialog.hidePopover();
}

dialog.addEventListener('cancel', event => event.preventDefault());

// Not reload(): a page that answered a form would be sent again.
const load = () => location.hash ? location.reload() : location.replace(location.href);
const loadOrAsk = part => unsaved().length ? show(part) : load();

async function retry() {
  show('trying');
  try {
    if (!await Blazor.reconnect() && !await Blazor.resumeCircuit()) loadOrAsk('gone');
  } catch {
    show('failed');
  }
}

async function resume() {
  await pausing;
  show('resuming');
  try {
    if (!await Blazor.resumeCircuit()) loadOrAsk('gone');
  } catch {
    show('failed');
  }
}

// The line is back. With the circuit that drew these fields, the page goes on; another one draws them anew first (below, opened).
async function connected() {
  if (circuit && !await isSame(circuit)) return;
  hide();
  tellAgain();
}

const isSame = ({ by, name }) => by.invokeMethodAsync('IsNamed', name).catch(() => false);

dialog.addEventListener('components-reconnect-state-changed', ({ detail: { state } }) => {
  switch (state) {
    case 'show': keep(); show('trying'); break;
    case 'paused': show('paused'); break;
    case 'failed': show('failed'); break;
    case 'hide': connected(); break;
    // The server was asked for the circuit and for what it kept of it, and has neither.
    case 'rejected': case 'resume-failed': loadOrAsk('gone'); break;
  }
});

dialog.addEventListener('click', ({ target }) => {
  if (target.closest('[data-reconnect]')) retry();
  if (target.closest('[data-resume]')) resume();
  if (target.closest('[data-dismiss]')) hide();
});

// Resting: a page that nobody looks at gives its circuit back to the server.

let pausing = Promise.resolve();
let timer;

const isLive = () => globalThis.Blazor?.pauseCircuit && document.getElementById('interactive');
const isBusy = () => unsaved().length || document.querySelector('[aria-busy="true"], dialog[open], input[type="file"]:disabled');

function rest() {
  if (!document.hidden || !isLive() || dialog.dataset.show) return;
  if (isBusy()) timer = setTimeout(rest, Math.min(pauseAfter, 60_000));
  else pausing = Blazor.pauseCircuit();
}

document.addEventListener('visibilitychange', () => {
  clearTimeout(timer);
  if (document.hidden) {
    timer = setTimeout(rest, pauseAfter);
    return;
  }
  follow(lastSeen());
  if (dialog.dataset.show === 'paused') resume();
  if (dialog.dataset.show === 'failed') retry();
});
addEventListener('online', () => { if (dialog.dataset.show === 'failed') retry(); });

// Sign-in: every page that is loaded says under which login it was made, and older pages of the same browser follow.

const mine = { mark: dialog.dataset.signIn, at: Number(dialog.dataset.at) };
const Key = 'portal-sign-in';

function read(text) {
  try { return JSON.parse(text); } catch { return null; }
}

function lastSeen() {
  // Storage can be forbidden; then the server's own check remains.
  try { return read(localStorage.getItem(Key)); } catch { return null; }
}

// The page where one logs out is on its way elsewhere already.
let leaving = false;
let waiting = false;
addEventListener('beforeunload', () => {
  leaving = true;
  setTimeout(() => {
    leaving = false;
    if (waiting) signInChanged();
  }, 10_000);
});

function signInChanged() {
  if (leaving) waiting = true; else loadOrAsk('sign-in');
}

function follow(other) {
  if (other && other.at > mine.at && other.mark !== mine.mark) signInChanged();
}

const last = lastSeen();
if (last && last.at > mine.at) follow(last);
else try { localStorage.setItem(Key, JSON.stringify(mine)); } catch { /* forbidden */ }

addEventListener('storage', event => { if (event.key === Key) follow(read(event.newValue)); });
addEventListener('pageshow', event => { if (event.persisted) follow(lastSeen()); });

// Called by the circuit (Account/FollowSignIn).

Object.assign(globalThis.portal, {
  signInChanged,
  opened(by, name) {
    const first = !circuit;
    circuit = { by, name };
    if (first) return;
    hide();
    const lost = putBack();
    if (!lost.length) return;
    document.querySelector('[data-kept]').replaceChildren(...lost.flatMap(was => {
      const [name, text] = [document.createElement('dt'), document.createElement('dd')];
      [name.textContent, text.textContent] = [was.label, was.value];
      return [name, text];
    }));
    show('kept');
  },
});
