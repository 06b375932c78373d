import { until, type TestConnection } from '../../support/testConnection.ts';
import { startWorkspace, whenIndexed } from './workspace.ts';

/** Whether the diagnostics that were published last for a document mention `b.advisory.yaml`. */
const isReported = ({ published }: TestConnection, uri: string): boolean =>
  published
    .filter((one) => one.uri === uri)
    .at(-1)
    ?.diagnostics.some(({ message }) => String(message).includes('"b.advisory.yaml"')) === true;

describe('server: advisories with the same id', () => {
  it('are reported when another document gets the same id, and no longer when it changes', async () => {
    const workspace = await startWorkspace({ 'a.advisory.yaml': 'id: X-1\n', 'b.advisory.yaml': 'id: X-2\n' });
    const { server } = workspace;
    const uri = workspace.uri('a.advisory.yaml');
    await server.open(uri, 'id: X-1\n');
    await whenIndexed(workspace);
    const reported = (): boolean => isReported(server, uri);
    await server.change(uri, 2, [{ text: 'id: X-2\n' }]);
    await until(reported);
    await server.change(uri, 3, [{ text: 'id: X-3\n' }]);
    await until(() => !reported());
    server.dispose();
  });

  it('are no longer reported when the other document is closed without saving its new id', async () => {
    const workspace = await startWorkspace({ 'a.advisory.yaml': 'id: X-1\n', 'b.advisory.yaml': 'id: X-2\n' });
    const { server } = workspace;
    const [uri, other] = [workspace.uri('a.advisory.yaml'), workspace.uri('b.advisory.yaml')];
    const reported = (): boolean => isReported(server, uri);
    await server.open(uri, 'id: X-1\n');
    await whenIndexed(workspace);
    await server.open(other, 'id: X-1\n');
    await until(reported);
    await server.close(other);
    await until(() => !reported());
    server.dispose();
  });
});
