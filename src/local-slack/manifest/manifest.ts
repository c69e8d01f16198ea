interface ManifestCommand {
  readonly command: string;
  readonly description: string;
  readonly usageHint: string;
  readonly shouldEscape: boolean;
}

interface ManifestShortcut {
  readonly name: string;
  readonly type: 'message' | 'global';
  readonly callbackId: string;
  readonly description: string;
}

/** What the workspace knows about the installed app, and all it knows. */
export interface Manifest {
  readonly name: string;
  readonly description: string;
  readonly botName: string;
  readonly commands: readonly ManifestCommand[];
  readonly shortcuts: readonly ManifestShortcut[];
  readonly scopes: readonly string[];
  readonly events: readonly string[];
  readonly isInteractive: boolean;
  readonly hasHome: boolean;
  /** People may write to the app, and it to them. */
  readonly hasMessages: boolean;
  readonly socketMode: boolean;
  /** Tokens expire, and are exchanged for new ones. */
  readonly rotatesTokens: boolean;
  readonly redirectUrls: readonly string[];
}

/** A manifest as it is written. */
export interface RawManifest {
  display_information?: { name?: string; description?: string };
  features?: {
    app_home?: { home_tab_enabled?: boolean; messages_tab_enabled?: boolean };
    bot_user?: { display_name?: string };
    shortcuts?: { name: string; type: string; callback_id: string; description: string }[];
    slash_commands?: {
      command: string;
      description: string;
      usage_hint?: string;
      should_escape?: boolean;
    }[];
  };
  oauth_config?: {
    redirect_urls?: string[];
    scopes?: { bot?: string[]; bot_optional?: string[] };
  };
  settings?: {
    event_subscriptions?: { bot_events?: string[] };
    interactivity?: { is_enabled?: boolean };
    socket_mode_enabled?: boolean;
    token_rotation_enabled?: boolean;
  };
}

/** What the workspace needs of a manifest whose shape has been checked. */
export function toManifest(raw: RawManifest): Manifest {
  return { ...identity(raw), ...surfaces(raw), ...permissions(raw) };
}

function identity(raw: RawManifest): Pick<Manifest, 'name' | 'description' | 'botName'> {
  const name = raw.display_information?.name ?? '';
  return {
    name,
    description: raw.display_information?.description ?? '',
    botName: raw.features?.bot_user?.display_name ?? name,
  };
}

function surfaces(
  raw: RawManifest,
): Pick<Manifest, 'commands' | 'shortcuts' | 'hasHome' | 'hasMessages'> {
  const features = raw.features ?? {};
  return {
    commands: (features.slash_commands ?? []).map((row) => ({
      command: row.command,
      description: row.description,
      usageHint: row.usage_hint ?? '',
      shouldEscape: row.should_escape ?? false,
    })),
    shortcuts: (features.shortcuts ?? []).map((row) => ({
      name: row.name,
      type: row.type === 'message' ? 'message' : 'global',
      callbackId: row.callback_id,
      description: row.description,
    })),
    hasHome: features.app_home?.home_tab_enabled ?? false,
    hasMessages: features.app_home?.messages_tab_enabled ?? true,
  };
}

function permissions(
  raw: RawManifest,
): Pick<
  Manifest,
  'scopes' | 'events' | 'isInteractive' | 'socketMode' | 'rotatesTokens' | 'redirectUrls'
> {
  const scopes = raw.oauth_config?.scopes ?? {};
  return {
    scopes: [...(scopes.bot ?? []), ...(scopes.bot_optional ?? [])],
    events: raw.settings?.event_subscriptions?.bot_events ?? [],
    isInteractive: raw.settings?.interactivity?.is_enabled ?? false,
    socketMode: raw.settings?.socket_mode_enabled ?? false,
    rotatesTokens: raw.settings?.token_rotation_enabled ?? false,
    redirectUrls: raw.oauth_config?.redirect_urls ?? [],
  };
}
