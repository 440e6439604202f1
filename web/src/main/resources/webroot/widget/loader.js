// @ts-check
/*
 * Evenhand's button. No dependency; nothing else is fetched, and no conversation begun, before it is pressed.
 * <script src="https://chat.example/widget.js" async data-locale="en|zh" data-position="right|left" data-theme="auto|light|dark"
 *         data-title="…" data-open-label="…"></script>
 * The page may call Evenhand.open(), .close(), .identify({id, name, email, token}), .on(type, listener); window hears `evenhand:ready`.
 */
(() => {
  const script = /** @type {HTMLScriptElement | null} */ (document.currentScript);
  if (!script || /** @type {any} */ (window).Evenhand) return;

  const base = script.src.replace(/\/widget\.js([?#].*)?$/, '');
  const set = script.dataset;
  const locale = (set.locale || document.documentElement.lang || navigator.language).toLowerCase().startsWith('zh') ? 'zh' : 'en';
  const words = {
    en: { open: 'Open chat', close: 'Close chat', failed: 'Chat could not be loaded. Press to try again.', unread: 'unread' },
    zh: { open: '打开聊天', close: '关闭聊天', failed: '聊天加载失败，点击重试。', unread: '条未读' },
  }[locale];
  const REMEMBER = 'evenhand:open';
  const CSS = `
    :host { all: initial; color-scheme: light dark; --accent: light-dark(oklch(0.46 0.082 195), oklch(0.79 0.098 190));
      --on: light-dark(#fff, oklch(0.2 0.03 200)); }
    :host([data-theme=light]) { color-scheme: light; }
    :host([data-theme=dark]) { color-scheme: dark; }
    button { position: fixed; z-index: 2147483000; inset-block-end: 20px; inset-inline-end: 20px; inline-size: 56px; block-size: 56px; padding: 0;
      border: 1px solid transparent; border-radius: 999px; background: var(--accent); color: var(--on); cursor: pointer; display: grid;
      place-items: center; box-shadow: 0 2px 6px rgb(0 0 0 / 14%), 0 10px 28px rgb(0 0 0 / 18%); transition: transform 160ms cubic-bezier(.2,.7,.2,1); }
    :host([data-position=left]) button { inset-inline: 20px auto; }
    button:hover { transform: translateY(-2px); }
    button:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; }
    button[aria-busy=true] svg { animation: pulse 900ms ease-in-out infinite alternate; }
    button[data-failed] { background: light-dark(oklch(0.5 0.165 27), oklch(0.77 0.125 25)); }
    svg { inline-size: 26px; block-size: 26px; fill: none; stroke: currentColor; stroke-width: 1.75; stroke-linecap: round; stroke-linejoin: round; }
    span { position: absolute; inset-block-start: -4px; inset-inline-end: -4px; min-inline-size: 20px; block-size: 20px; box-sizing: border-box;
      padding-inline: 5px; border-radius: 999px; background: light-dark(oklch(0.5 0.165 27), oklch(0.77 0.125 25)); color: light-dark(#fff, #000);
      font: 600 12px/20px system-ui, sans-serif; text-align: center; }
    span[hidden] { display: none; }
    @keyframes pulse { to { opacity: .35; } }
    @media (prefers-reduced-motion: reduce) { button, button svg { transition: none; animation: none !important; } }
    @media (max-width: 480px) { :host([data-open]) button { display: none; } }`;

  const host = document.createElement('div');
  host.dataset.position = set.position === 'left' ? 'left' : 'right';
  if (set.theme === 'light' || set.theme === 'dark') host.dataset.theme = set.theme;
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(CSS);
  root.adoptedStyleSheets = [sheet];

  const button = document.createElement('button');
  button.type = 'button';
  const badge = document.createElement('span');
  badge.hidden = true;
  const NS = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(NS, 'svg');
  const path = document.createElementNS(NS, 'path');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  svg.append(path);
  button.append(svg, badge);
  root.append(button);

  /** @type {any} */ let panel = null;
  /** @type {Promise<any> | null} */ let loading = null;
  /** @type {any} */ let customer = null;
  let shown = false;
  let unread = 0;
  /** @type {Map<string, Set<(detail: any) => void>>} */
  const listeners = new Map();

  function draw() {
    const label = shown ? words.close : set.openLabel || words.open;
    button.setAttribute('aria-label', unread && !shown ? `${label} (${unread} ${words.unread})` : label);
    button.setAttribute('aria-expanded', String(shown));
    path.setAttribute('d', shown ? 'M6 9l6 6 6-6' : 'M5 5h14a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2h-7l-5 4v-4H5a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2Z');
    host.toggleAttribute('data-open', shown);
    badge.hidden = shown || !unread;
    badge.textContent = String(unread);
  }

  /** @param {boolean} open */
  function remember(open) {
    try {
      sessionStorage.setItem(REMEMBER, open ? '1' : '');
    } catch {
      return; // storage forbidden: the panel just does not reopen by itself
    }
  }

  function remembered() {
    try {
      return sessionStorage.getItem(REMEMBER) === '1';
    } catch {
      return false;
    }
  }

  /** @param {string} type @param {any} [detail] */
  function tell(type, detail) {
    for (const listener of listeners.get(type) || []) listener(detail);
  }

  function load() {
    button.setAttribute('aria-busy', 'true');
    button.removeAttribute('data-failed');
    loading = import(`${base}/assets/widget/evenhand-panel.js`).then(async () => {
      panel = document.createElement('evenhand-panel');
      Object.assign(panel, { base, locale, heading: set.title || '', customer });
      panel.dataset.position = host.dataset.position;
      if (host.dataset.theme) panel.dataset.theme = host.dataset.theme;
      panel.addEventListener('evenhand', (/** @type {any} */ event) => hear(event.detail));
      await panel.ready();
      root.insertBefore(panel, button);
      return panel;
    });
    loading.catch(() => {
      loading = null;
      shown = false;
      draw();
      button.dataset.failed = '';
      button.setAttribute('aria-label', words.failed);
    }).finally(() => button.removeAttribute('aria-busy'));
    return loading;
  }

  /** @param {any} detail */
  function hear(detail) {
    if (detail.type === 'close_requested') return close();
    if (detail.type === 'unread') {
      unread = detail.count;
      draw();
    }
    tell(detail.type, detail);
  }

  async function open() {
    if (shown) return;
    shown = true;
    draw();
    const opened = await (loading || load());
    if (!shown) return;
    remember(true);
    opened.show();
    tell('opened');
  }

  function close() {
    if (!shown) return;
    shown = false;
    unread = 0;
    remember(false);
    panel?.hide();
    draw();
    button.focus();
    tell('hidden');
  }

  button.addEventListener('click', () => (shown ? close() : open().catch(() => tell('failed'))));

  /** @type {any} */ (window).Evenhand = {
    open,
    close,
    /** @param {{id?: string, name?: string, email?: string, token?: string} | null} who */
    identify(who) {
      customer = who;
      if (panel) panel.customer = who;
    },
    /** @param {string} type opened, hidden, unread, started, message, handoff, joined, ended, rated @param {(detail: any) => void} listener */
    on(type, listener) {
      if (!listeners.has(type)) listeners.set(type, new Set());
      listeners.get(type)?.add(listener);
      return () => listeners.get(type)?.delete(listener);
    },
  };

  draw();
  const place = () => {
    document.body.append(host);
    window.dispatchEvent(new CustomEvent('evenhand:ready'));
    if (remembered()) open().catch(() => tell('failed'));
  };
  if (document.body) place();
  else document.addEventListener('DOMContentLoaded', place, { once: true });
})();
