package io.multialpha.it.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A page of Markdown as a reader has it before him.
 *
 * @param file where it is
 * @param lines its lines
 * @param blocks its fenced blocks, in order
 */
record Page(Path file, List<String> lines, List<Block> blocks) {
  private static final String FENCE = "```";

  /**
   * A fenced block.
   *
   * @param language first word after the fence, or an empty text
   * @param about the rest of that line, or an empty text
   * @param line number of the line after the fence, from 1
   * @param text between the fences, each line ended
   */
  record Block(String language, String about, int line, String text) {}

  /** A page of the repository, by its path from the root. */
  static Page of(String path) {
    return read(root().resolve(path));
  }

  /** The README, if there is one, and every page below docs/. */
  static List<Page> all() {
    List<Path> files = new ArrayList<>();
    if (Files.exists(root().resolve("README.md"))) {
      files.add(root().resolve("README.md"));
    }
    try (Stream<Path> found = Files.walk(root().resolve("docs"))) {
      found.filter(file -> file.toString().endsWith(".md")).sorted().forEach(files::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files.stream().map(Page::read).toList();
  }

  /** Folder of the repository. */
  static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("multi-alpha"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  /** Reads a page. */
  static Page read(Path file) {
    try {
      List<String> lines = Files.readAllLines(file);
      return new Page(file, lines, blocksOf(file, lines));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Block> blocksOf(Path file, List<String> lines) {
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).startsWith(FENCE)) {
        continue;
      }
      String[] info = lines.get(i).substring(FENCE.length()).strip().split("\\s+", 2);
      int first = i + 1;
      StringBuilder text = new StringBuilder();
      for (i++; i < lines.size() && !lines.get(i).equals(FENCE); i++) {
        text.append(lines.get(i)).append('\n');
      }
      if (i == lines.size()) {
        throw new IllegalStateException(file + ":" + first + ": the block has no end");
      }
      blocks.add(new Block(info[0], info.length > 1 ? info[1] : "", first + 1, text.toString()));
    }
    return blocks;
  }

  /** The lines outside of fenced blocks, others empty, so that numbers stay what they are. */
  List<String> prose() {
    List<String> prose = new ArrayList<>();
    boolean inBlock = false;
    for (String line : lines) {
      boolean fence = line.startsWith(FENCE);
      prose.add(inBlock || fence ? "" : line);
      inBlock ^= fence;
    }
    return prose;
  }

  /** The text of the block whose line after the fence names this file. */
  String fileNamed(String path) {
    List<String> texts =
        blocks.stream().filter(block -> block.about().equals(path)).map(Block::text).toList();
    if (texts.size() != 1) {
      throw new IllegalStateException(file + " has " + texts.size() + " blocks for " + path);
    }
    return texts.get(0);
  }

  /** As it is written in messages: from the repository's root. */
  @Override
  public String toString() {
    return root().relativize(file).toString();
  }
}
