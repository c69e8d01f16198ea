import { type Chat, ChatError, type ChatFile } from '../../src/ports/chat';

export type FakeUpload = ChatFile & { readonly channelId: string; readonly id: string };

const COMPLETE = 'files.completeUploadExternal';

/** Files of a chat in memory: `uploads` are those that were shared. `mine` throws for a channel the bot may not write in. */
export function filesOf(
  mine: (channelId: string, method: string) => unknown,
  uploads: FakeUpload[],
  nextId: () => string,
): Pick<Chat, 'sendFile' | 'shareFile' | 'whereIsFile' | 'removeFile'> {
  const sent = new Map<string, ChatFile>();
  return {
    async sendFile(file) {
      const fileId = `F${nextId()}`;
      sent.set(fileId, file);
      return { fileId };
    },
    async shareFile(channelId, { fileId, title }) {
      mine(channelId, COMPLETE);
      const file = sent.get(fileId);
      if (file === undefined) throw new ChatError('file_not_found', COMPLETE, false);
      sent.delete(fileId);
      uploads.push({ ...file, title, channelId, id: fileId });
    },
    async whereIsFile(channelId, fileId) {
      const isShared = uploads.some((one) => one.id === fileId && one.channelId === channelId);
      return isShared ? 'shared' : 'unshared';
    },
    async removeFile(fileId) {
      const index = uploads.findIndex((file) => file.id === fileId);
      if (index !== -1) uploads.splice(index, 1);
    },
  };
}
