import { type Picture, PictureError } from '../../src/ports/picture';
import { tinyPng } from './tiny-png';

/** Gives a picture of one pixel for any drawing, and refuses one that says "Undrawable". */
export const fakePicture: Picture = {
  png: async (svg) => {
    if (svg.includes('Undrawable')) throw new PictureError('The drawing cannot be drawn.');
    return tinyPng;
  },
};
