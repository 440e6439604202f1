// @ts-check
import { icon } from '../shared/icons.js';
import { asProblem } from './calls.js';
import { el } from './dom.js';

/** A file that was sent: its name and size, a picture of it where it is one. `file`, `words` and `fetch` (→ Blob) are set before it is shown. */
export class EvenhandFile extends HTMLElement {
  constructor() {
    super();
    /** @type {any} */ this.file = null;
    /** @type {any} */ this.words = null;
    /** @type {() => Promise<Blob>} */ this.fetch = () => Promise.reject(new Error('nothing to fetch'));
  }

  connectedCallback() {
    if (this.button) return;
    const { name, bytes, mediaType } = this.file;
    const text = el('span', { class: 'file-name' }, el('bdi', {}, name), el('small', {}, this.words.size(bytes)));
    this.button = el('button', { class: 'file', type: 'button', onclick: () => this.save(), 'aria-label': this.words.t('file.save', { name }) },
      icon('file'), text);
    this.append(this.button);
    if (mediaType.startsWith('image/')) this.look();
  }

  disconnectedCallback() {
    if (this.address) URL.revokeObjectURL(this.address);
  }

  /** The picture itself, where the page around allows one; the name stays in any case. */
  async look() {
    const blob = await this.bytes().catch(() => null); // the name is there, and saving says what is wrong
    if (!blob || !this.isConnected) return;
    this.address = URL.createObjectURL(blob);
    const image = el('img', { alt: '', onload: () => this.button.prepend(image), onerror: () => image.remove() });
    image.src = this.address;
  }

  bytes() {
    this.loading ??= this.fetch();
    return this.loading.catch((failure) => {
      this.loading = undefined;
      throw failure;
    });
  }

  async save() {
    this.removeAttribute('data-failed');
    try {
      const address = URL.createObjectURL(await this.bytes());
      el('a', { href: address, download: this.file.name }).click();
      setTimeout(() => URL.revokeObjectURL(address), 1000);
    } catch (failure) {
      this.setAttribute('data-failed', '');
      this.button.querySelector('small').textContent = this.words.t(asProblem(failure).status === 404 ? 'file.gone' : 'file.failed');
    }
  }
}

customElements.get('evenhand-file') ?? customElements.define('evenhand-file', EvenhandFile);
