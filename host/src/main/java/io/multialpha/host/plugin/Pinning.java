package io.multialpha.host.plugin;

/** Whether jars must be pinned in {@code plugins.lock} to be loaded. */
public enum Pinning {
  /** They must where the plugins folder has the file; a folder without it is loaded as it is. */
  WHERE_LOCKED,
  /** They must; a plugins folder without the file is refused. */
  REQUIRED
}
