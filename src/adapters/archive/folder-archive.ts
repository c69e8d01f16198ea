import { chmod, mkdir, open, rename } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { incidentLabel } from '../../domain/titles';
import { type Archive, type ArchivedIncident, ArchiveError } from '../../ports/archive';

/** Nobody but who runs the bot: what is in there was private, or is private still. */
const folderMode = 0o700;
const fileMode = 0o600;

/**
 * An archive in a folder: `T0001/INC-7/`, and `T0001/private/INC-7/` for private incidents, so that the others can be
 * passed on without them. What is kept survives a power cut from then on.
 */
export function createFolderArchive(folder: string): Archive {
  const root = resolve(folder);
  const placeOf = ({ workspaceId, number, isPrivate }: ArchivedIncident) => {
    // An id that was imported may be anything.
    const workspace = workspaceId.replace(/[^\w-]/g, '_');
    return join(root, workspace, ...(isPrivate ? ['private'] : []), incidentLabel(number));
  };
  return {
    placeOf,
    async keep(incident, files) {
      const place = placeOf(incident);
      try {
        await mkdir(place, { recursive: true, mode: folderMode });
        if (incident.isPrivate) await chmod(dirname(place), folderMode);
        await chmod(place, folderMode);
        for (const { name, text } of files) await write(join(place, name), text);
        for (const each of upTo(root, place)) await syncFolder(each);
      } catch (cause) {
        const { message } = cause as Error;
        throw new ArchiveError(`${place} cannot be written: ${message}`, { cause });
      }
    },
  };
}

/** The whole file or none: what is half written has another name. */
async function write(path: string, text: string): Promise<void> {
  const part = `${path}.part`;
  const file = await open(part, 'w', fileMode);
  try {
    await file.chmod(fileMode);
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(part, path);
}

/** A folder and those it is in, up to the one that holds `root`: each of them may have been made just now. */
function upTo(root: string, place: string): readonly string[] {
  const above = dirname(root);
  const folders = [place];
  for (let each = place; each !== above; each = dirname(each)) folders.push(dirname(each));
  return folders;
}

/** A name is on the disk when its folder is. Windows has no such call, and sees to it by itself. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
