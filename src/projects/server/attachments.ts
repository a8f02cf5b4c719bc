/** Answers uploading and downloading: bytes are kept by their hash, typed by their content, and leave only as downloads. */
import { fileTypeFromBuffer } from 'file-type';
import { limits, Problem } from '#platform/kit';
import { answerEndpoint, inOrganisation, readOne, type EndpointAnswer } from '#platform/server';
import { attachment, createAttachment, downloadAttachment, uploadAttachment } from '#projects/rules';

export const attachmentAnswers: readonly EndpointAnswer[] = [
  answerEndpoint(uploadAttachment, async ({ input, bytes, by, request, tools }) => {
    if (!bytes?.length) throw new Problem(400, 'empty-file', 'The file is empty', { detail: 'send the file as the body' });
    if (bytes.length > limits.uploadBytes)
      throw new Problem(413, 'too-large', 'The file is too large', { detail: `at most ${limits.uploadBytes} bytes` });
    // The bytes come first and harm nobody if the deed is refused: without an attachment no address leads to them.
    const kept = await tools.files.put(by!.organisationId, bytes);
    const mediaType = (await fileTypeFromBuffer(bytes))?.mime ?? (isText(bytes) ? 'text/plain' : 'application/octet-stream');
    const outcome = await tools.write({
      deed: createAttachment as never,
      input: { projectId: input.projectId, taskId: input.taskId ?? null, name: input.name, mediaType, bytes: kept.bytes, hash: kept.hash },
      by: by!,
      requestId: request.id,
      key: request.key,
    });
    return { status: 201, body: outcome.body, sequence: outcome.sequence };
  }),

  answerEndpoint(downloadAttachment, async ({ input, by, tools }) => {
    const found = await inOrganisation(tools.pool, by!.organisationId, (client) => readOne(client, attachment, input.id, by!), {
      readOnly: true,
    });
    const content = await tools.files.get(by!.organisationId, found['hash'] as string);
    if (!content) throw new Problem(404, 'file-missing', 'Not found', { detail: 'the file itself is missing from the store' });
    return {
      bytes: content,
      headers: {
        'content-type': 'application/octet-stream',
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(found['name'] as string)}`,
      },
    };
  }),
];

function isText(bytes: Uint8Array): boolean {
  try {
    return !new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, 65_536), { stream: true }).includes('\0');
  } catch {
    return false;
  }
}
