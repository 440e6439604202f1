// @ts-check
import { html } from 'lit';
import { PageElement, t } from '../shared/page.js';

const TOLD_MS = 2000;

/** A line to copy: by the button, or by selecting where the browser keeps the clipboard to itself. */
export class ManagerSnippet extends PageElement {
  static properties = { text: {}, copied: { state: true } };

  constructor() {
    super();
    this.text = '';
    this.copied = false;
  }

  render() {
    return html`<div class="snippet"><code>${this.text}</code><button class="btn small" type="button"
      @click=${this.copy}>${t(this.copied ? 'copied' : 'copy')}</button></div>`;
  }

  async copy() {
    try {
      await navigator.clipboard.writeText(this.text);
    } catch {
      const code = /** @type {HTMLElement} */ (this.querySelector('code')); // not allowed, or no safe context: it is selected instead
      getSelection()?.selectAllChildren(code);
      return;
    }
    this.copied = true;
    setTimeout(() => (this.copied = false), TOLD_MS);
  }
}

customElements.define('manager-snippet', ManagerSnippet);
