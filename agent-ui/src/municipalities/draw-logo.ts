import { municipalityDetailsSchema } from '@medkig/api/municipality';
import * as v from 'valibot';

/** In pixels: a logo is drawn no larger. */
const LARGEST = { width: 160, height: 48 };

export type DrawnLogo = { ok: true; logo: string } | { ok: false; reason: 'no-picture' | 'too-large' };

/** A small picture of the file: what is kept was drawn here, so nothing of the file itself is. */
export async function drawLogo(file: Blob): Promise<DrawnLogo> {
  const picture = new Image();
  try {
    picture.src = await addressOf(file);
    await picture.decode();
  } catch {
    return { ok: false, reason: 'no-picture' };
  }
  const { naturalWidth: width, naturalHeight: height } = picture;
  if (width === 0 || height === 0) return { ok: false, reason: 'no-picture' };
  const scale = Math.min(1, LARGEST.width / width, LARGEST.height / height);
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas to draw on');
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const logo = canvas.toDataURL('image/png');
  return v.is(municipalityDetailsSchema.entries.logo, logo)
    ? { ok: true, logo }
    : { ok: false, reason: 'too-large' };
}

/** The console's policy takes pictures from `data:`, and not from `blob:`. */
function addressOf(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
