/** Where events are sent, and what they are signed with. */
export interface EndpointSetup {
  readonly url: string;
  /** `whsec_` and base64. */
  readonly secret: string;
}

/** The endpoints of the settings, by name. */
export type EndpointSetups = Readonly<Record<string, EndpointSetup>>;

/** An event as it goes out. */
export interface OutgoingEvent {
  /** The same for every try to send it. Letters, digits and dashes. */
  readonly id: string;
  /** JSON. */
  readonly body: string;
}

/** Another program that follows the record. */
export interface Endpoint {
  /** Returns once it has taken the event; it may get the same one twice. Throws DeliveryError. */
  send(event: OutgoingEvent): Promise<void>;
}

export interface Endpoints {
  find(name: string): Endpoint | undefined;
}
