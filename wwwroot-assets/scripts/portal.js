// What Blazor cannot do from the server at once: theme, focus, native dialogs, the search key. Nothing else lives here.

const root = document.documentElement;

const theme = {
  get: () => root.dataset.theme ?? 'auto',
  set(choice) {
    if (choice === 'auto') delete root.dataset.theme; else root.dataset.theme = choice;
    const secure = location.protocol === 'https:' ? '; Secure' : '';
    document.cookie = `portal-theme=${choice}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
    showTheme();
  },
};

function showTheme() {
  for (const button of document.querySelectorAll('button[data-theme-choice]'))
    button.setAttribute('aria-pressed', String(button.dataset.themeChoice === theme.get()));
}

document.addEventListener('click', event => {
  const choice = event.target.closest('button[data-theme-choice]');
  if (choice) return theme.set(choice.dataset.themeChoice);
  // A menu has done its work when one of its links was followed.
  const menu = event.target.closest('[popover] a[href], [popover] [data-closes]')?.closest('[popover]');
  if (menu?.matches(':popover-open')) menu.hidePopover();
});

document.addEventListener('click', async event => {
  if (event.target.closest('[data-print]')) print();
  const reveal = event.target.closest('[data-reveal]');
  if (reveal) {
    const input = reveal.parentElement.querySelector('input');
    const shown = input.type === 'text';
    input.type = shown ? 'password' : 'text';
    reveal.setAttribute('aria-pressed', String(!shown));
  }
  if (event.target.closest('[data-reload]')) location.reload();
});

// Menus open beside the button that opens them and never leave the window.
document.addEventListener('toggle', event => {
  const menu = event.target;
  if (event.newState === 'open' && menu.id === 'account-menu') showTheme();
  if (event.newState !== 'open' || !menu.matches?.('[popover][data-anchored]')) return;
  const anchor = document.querySelector(`[popovertarget="${menu.id}"]`)?.getBoundingClientRect();
  if (!anchor || innerWidth < 640) return;
  const { width, height } = menu.getBoundingClientRect();
  const below = anchor.bottom + 6 + height <= innerHeight;
  menu.style.left = `${Math.max(8, Math.min(anchor.left, innerWidth - width - 8))}px`;
  menu.style.top = `${below ? anchor.bottom + 6 : Math.max(8, anchor.top - height - 6)}px`;
}, true);

document.addEventListener('keydown', event => {
  if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'k') {
    const search = document.querySelector('input[data-search]');
    if (!search) return;
    event.preventDefault();
    search.focus();
    search.select();
  }
});

globalThis.portal = {
  openDialog(dialog) { if (dialog?.isConnected && !dialog.open) dialog.showModal(); },
  closeDialog(dialog) { if (dialog?.open) dialog.close(); },
  focusFirstError(form) { (form ?? document).querySelector?.('[aria-invalid="true"]')?.focus(); },
  focus(element) { element?.focus(); },
  async load(script) { await import(new URL(script, document.baseURI)); },
  async copy(text) { await navigator.clipboard.writeText(text); },
};

// Forms of plain pages come back with their errors already on them.
globalThis.portal.focusFirstError(document.querySelector('main form'));
showTheme();
