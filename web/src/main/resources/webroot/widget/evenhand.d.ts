/** What a page that embeds the chat may use; see widget.js for the options. */

export interface Customer {
  /** The page's own id of the customer; believed only with a token. */
  id?: string;
  name?: string;
  email?: string;
  /** Signed by the page's server with the identity secret; expires. */
  token?: string;
}

export interface EvenhandEvents {
  opened: Record<string, never>;
  hidden: Record<string, never>;
  /** The chat could not be loaded; pressing the button tries again. */
  failed: Record<string, never>;
  unread: { count: number };
  started: { conversation?: string };
  message: { from: 'bot' | 'agent'; text: string; at: string };
  handoff: { conversation?: string };
  joined: { conversation?: string };
  ended: { conversation?: string };
  rated: { conversation?: string };
}

export interface EvenhandApi {
  open(): Promise<void> | undefined;
  close(): void;
  /**
   * Says who the customer is. A stranger who gets an id goes on where they are, and is known by it from the next conversation; another id
   * than before, or null when somebody signs out, leaves the conversation and forgets it in this browser.
   */
  identify(customer: Customer | null): void;
  /** Returns a function that stops listening. The same events reach the element as `evenhand:<type>`, with the same detail. */
  on<T extends keyof EvenhandEvents>(type: T, listener: (detail: EvenhandEvents[T]) => void): () => void;
}

declare global {
  interface Window {
    Evenhand: EvenhandApi;
  }
}
