// @ts-check
/*
 * Evenhand's button. No dependency; nothing else is fetched, and no conversation begun, before it is pressed. Whom a person has, or will
 * have, is told of an answer on every page: for them the chat is loaded unseen.
 *
 *   <script src="https://chat.example/widget.js" async></script>
 *
 * puts <evenhand-chat> at the end of the page; a page that has one of its own keeps it. Options are attributes of the element, or
 * data- attributes of the script: locale (en, zh), position (right, left), theme (auto, light, dark), hue (0 to 359, the accent),
 * corners (round, soft, square), heading, open-label, and inline (the chat stands in the page, without a button).
 * The page may call Evenhand.open(), .close(), .identify({id, name, email, token}) and .on(type, listener); the types are in
 * /assets/widget/evenhand.d.ts. window hears `evenhand:ready`.
 */
(() => {
  const script = /** @type {HTMLScriptElement | null} */ (document.currentScript);
  if (!script || customElements.get('evenhand-chat')) return;

  const base = script.src.replace(/\/widget\.js([?#].*)?$/, '');
  const set = { ...script.dataset };
  const OPTIONS = ['locale', 'position', 'theme', 'hue', 'corners', 'heading', 'open-label', 'inline'];
  const WORDS = {
    en: { open: 'Open chat', close: 'Close chat', failed: 'Chat could not be loaded. Press to try again.', unread: 'unread' },
    zh: { open: '打开聊天', close: '关闭聊天', failed: '聊天加载失败，点击重试。', unread: '条未读' },
  };
  const REMEMBER = 'evenhand:open';
  const BUBBLE = 'M5 5h14a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2h-7l-5 4v-4H5a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2Z';
  const DOWN = 'M6 9l6 6 6-6';
  const CSS = `
    :host { all: initial; color-scheme: light dark; --hue: 195;
      --accent: light-dark(oklch(0.46 0.082 var(--hue)), oklch(0.79 0.098 var(--hue)));
      --on: light-dark(#fff, oklch(0.2 0.03 var(--hue))); --bad: light-dark(oklch(0.5 0.165 27), oklch(0.77 0.125 25)); }
    :host([theme=light]) { color-scheme: light; }
    :host([theme=dark]) { color-scheme: dark; }
    :host([inline]) { display: block; block-size: 100%; min-block-size: 420px; }
    :host([inline]) button { display: none; }
    button { position: fixed; z-index: 2147483000; inset-block-end: 20px; inset-inline-end: 20px; inline-size: 56px; block-size: 56px; padding: 0;
      border: 1px solid transparent; border-radius: 999px; background: var(--accent); color: var(--on); cursor: pointer; display: grid;
      place-items: center; box-shadow: 0 2px 6px rgb(0 0 0 / 14%), 0 10px 28px rgb(0 0 0 / 18%); transition: transform 160ms cubic-bezier(.2,.7,.2,1); }
    :host([corners=soft]) button { border-radius: 16px; }
    :host([corners=square]) button { border-radius: 4px; }
    :host([position=left]) button { inset-inline: 20px auto; }
    button:hover { transform: translateY(-2px); }
    button:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; }
    button[aria-busy=true] svg { animation: pulse 900ms ease-in-out infinite alternate; }
    button[data-failed] { background: var(--bad); }
    svg { inline-size: 26px; block-size: 26px; fill: none; stroke: currentColor; stroke-width: 1.75; stroke-linecap: round; stroke-linejoin: round; }
    span { position: absolute; inset-block-start: -4px; inset-inline-end: -4px; min-inline-size: 20px; block-size: 20px; box-sizing: border-box;
      padding-inline: 5px; border-radius: 999px; background: var(--bad); color: light-dark(#fff, #000);
      font: 600 12px/20px system-ui, sans-serif; text-align: center; }
    span[hidden] { display: none; }
    @keyframes pulse { to { opacity: .35; } }
    @media (prefers-reduced-motion: reduce) { button, button svg { transition: none; animation: none !important; } }
    @media (forced-colors: active) { button { border-color: ButtonText; } }
    @media (max-width: 480px) { :host([data-open]) button { display: none; } }`;

  /** @type {any} */ let customer; // undefined until the page says who it is, null for nobody
  const SCOPE = `evenhand:conversation:${base}`;
  /** @type {Map<string, Set<(detail: any) => void>>} */
  const listeners = new Map();

  class EvenhandChat extends HTMLElement {
    static observedAttributes = OPTIONS;

    constructor() {
      super();
      this.shown = false;
      this.unread = 0;
      /** @type {any} */ this.panel = null;
      /** @type {Promise<any> | null} */ this.loading = null;
      this.root = this.attachShadow({ mode: 'open' });
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(CSS);
      this.root.adoptedStyleSheets = [sheet];
      this.button = document.createElement('button');
      this.button.type = 'button';
      this.badge = document.createElement('span');
      const NS = 'http://www.w3.org/2000/svg';
      const svg = document.createElementNS(NS, 'svg');
      this.shape = document.createElementNS(NS, 'path');
      svg.setAttribute('viewBox', '0 0 24 24');
      svg.setAttribute('aria-hidden', 'true');
      svg.append(this.shape);
      this.button.append(svg, this.badge);
      this.root.append(this.button);
      this.button.addEventListener('click', () => (this.shown ? this.close() : this.open()));
    }

    connectedCallback() {
      for (const name of OPTIONS) {
        const told = set[name.replace(/-(\w)/, (_, letter) => letter.toUpperCase())] ?? (name === 'heading' ? set.title : undefined);
        if (told !== undefined && !this.hasAttribute(name)) this.setAttribute(name, told);
      }
      this.draw();
      if (this.hasAttribute('inline') || remembered()) this.open();
      else if (kept(`${SCOPE}:held`)) this.loading ??= this.load(true); // somebody is, or will be, with the customer
    }

    /** @param {string} name @param {string | null} before @param {string | null} now */
    attributeChangedCallback(name, before, now) {
      if (before === now) return;
      this.dress();
      this.draw();
      if (name === 'locale' && this.panel) this.panel.speak(this.locale);
    }

    get locale() {
      const told = this.getAttribute('locale') || kept('evenhand:lang') || document.documentElement.lang || navigator.language;
      return told.toLowerCase().startsWith('zh') ? 'zh' : 'en';
    }

    /** What the page chose to look like; set on the panel itself, so that no style of the page has a say. */
    dress() {
      const hue = this.getAttribute('hue');
      const known = hue && /^\d{1,3}$/.test(hue) ? hue : '';
      for (const node of [this, this.panel]) node?.style.setProperty('--hue', known || '195');
      if (!this.panel) return;
      for (const name of ['theme', 'corners']) this.panel.dataset[name] = this.getAttribute(name) ?? '';
      if (!this.hasAttribute('inline')) this.panel.dataset.position = this.getAttribute('position') === 'left' ? 'left' : 'right';
    }

    draw() {
      const words = WORDS[this.locale];
      const label = this.shown ? words.close : this.getAttribute('open-label') || words.open;
      this.button.setAttribute('aria-label', this.unread && !this.shown ? `${label} (${this.unread} ${words.unread})` : label);
      this.button.setAttribute('aria-expanded', String(this.shown));
      this.shape.setAttribute('d', this.shown ? DOWN : BUBBLE);
      this.toggleAttribute('data-open', this.shown);
      this.badge.hidden = this.shown || !this.unread;
      this.badge.textContent = String(this.unread);
    }

    /** @param {boolean} [unasked] then nobody is told of a failure */
    async load(unasked) {
      const { button } = this;
      button.setAttribute('aria-busy', 'true');
      button.removeAttribute('data-failed');
      button.title = '';
      try {
        await import(`${base}/assets/widget/evenhand-panel.js`);
        const panel = /** @type {any} */ (document.createElement('evenhand-panel'));
        const told = customer;
        Object.assign(panel, { base, locale: this.locale, heading: this.getAttribute('heading') ?? '', customer: told });
        panel.addEventListener('evenhand', (/** @type {any} */ event) => this.hear(event.detail));
        if (this.hasAttribute('inline')) panel.mode = 'inline';
        await panel.ready();
        this.panel = panel;
        if (customer !== told) panel.customer = customer; // the page said so while the panel was on its way
        this.dress();
        if (!this.shown) panel.hide();
        this.root.insertBefore(panel, button);
      } catch (failure) {
        this.loading = null;
        if (unasked && !this.shown) return;
        this.shown = false;
        this.draw();
        button.dataset.failed = '';
        button.setAttribute('aria-label', (button.title = WORDS[this.locale].failed));
        tell(this, 'failed');
      } finally {
        button.removeAttribute('aria-busy');
      }
    }

    /** @param {any} detail */
    hear(detail) {
      if (detail.type === 'close_requested') return this.close();
      if (detail.type === 'unread') {
        this.unread = detail.count;
        this.draw();
      }
      tell(this, detail.type, detail);
    }

    async open() {
      if (this.shown) return;
      this.shown = true;
      this.draw();
      await (this.loading ??= this.load());
      if (!this.shown || !this.panel) return;
      remember(true);
      this.panel.show();
      tell(this, 'opened');
    }

    close() {
      if (!this.shown || this.hasAttribute('inline')) return;
      this.shown = false;
      this.unread = 0;
      remember(false);
      this.panel?.hide();
      this.draw();
      this.button.focus();
      tell(this, 'hidden');
    }
  }

  /** @param {EvenhandChat} chat @param {string} type @param {any} [detail] */
  function tell(chat, type, detail = {}) {
    for (const listener of listeners.get(type) || []) listener(detail);
    chat.dispatchEvent(new CustomEvent(`evenhand:${type}`, { detail, bubbles: true, composed: true }));
  }

  /** @param {string} key */
  function kept(key) {
    try {
      return localStorage.getItem(key);
    } catch {
      return null; // storage forbidden: the page's language it is
    }
  }

  /** What one customer left in this browser is not for the next; a stranger who gives a name goes on. @param {string} id empty for nobody */
  function claim(id) {
    const owner = kept(`${SCOPE}:owner`);
    try {
      if (owner && owner !== id) {
        for (const part of ['', ':unsent', ':previous', ':customer', ':held', ':owner']) localStorage.removeItem(SCOPE + part);
        sessionStorage.removeItem(`evenhand:draft:${base}`);
      }
      if (id) localStorage.setItem(`${SCOPE}:owner`, id);
    } catch {
      return; // storage forbidden: nothing was left
    }
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

  const chat = () => /** @type {EvenhandChat | null} */ (document.querySelector('evenhand-chat'));
  /** @type {any} */ (window).Evenhand = {
    open: () => chat()?.open(),
    close: () => chat()?.close(),
    /** @param {any} who */
    identify(who) {
      customer = who ?? null;
      claim(String(who?.id ?? ''));
      const panel = chat()?.panel;
      if (panel) panel.customer = customer;
    },
    /** @param {string} type @param {(detail: any) => void} listener */
    on(type, listener) {
      if (!listeners.has(type)) listeners.set(type, new Set());
      listeners.get(type)?.add(listener);
      return () => listeners.get(type)?.delete(listener);
    },
  };

  const place = () => {
    customElements.define('evenhand-chat', EvenhandChat);
    if (!chat()) document.body.append(document.createElement('evenhand-chat'));
    window.dispatchEvent(new CustomEvent('evenhand:ready'));
  };
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', place, { once: true });
  else place();
})();
