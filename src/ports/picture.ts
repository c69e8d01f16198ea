/** Turns drawings into pictures that a chat can show. */
export interface Picture {
  /** The drawing as a PNG, in print quality. Throws PictureError for one that cannot be drawn. */
  png(svg: string): Promise<Uint8Array>;
}

/** A drawing could not be turned into a picture; trying again would not help. */
export class PictureError extends Error {
  override readonly name = 'PictureError';
}
