package io.multialpha.host.app;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** What a file operation that failed means for the user. */
final class InputOutputSentence {
  private InputOutputSentence() {}

  /** A sentence with the file and what to do, as far as the exception tells. */
  static String of(IOException e) {
    if (e instanceof FileSystemException file) {
      return ofFile(file);
    }
    if (e instanceof FileNotFoundException) {
      return "A file could not be opened: " + e.getMessage() + ".";
    }
    return "Reading or writing failed: "
        + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage())
        + ".";
  }

  private static String ofFile(FileSystemException e) {
    String file = e.getFile();
    if (e instanceof NoSuchFileException) {
      return "There is no " + file + ".";
    }
    if (e instanceof AccessDeniedException) {
      return "No permission for " + file + "; change its permissions or its owner.";
    }
    if (e instanceof FileAlreadyExistsException) {
      return file + " exists already, and is no folder or file that can be used here.";
    }
    if (e instanceof NotDirectoryException) {
      return file + " is no folder.";
    }
    if (e instanceof DirectoryNotEmptyException) {
      return file + " is not empty.";
    }
    if (e.getReason() == null) {
      return file + " could not be read or written.";
    }
    return file
        + " could not be read or written: "
        + e.getReason()
        + ". Make room on its disk or mend what is wrong there, or name another place.";
  }
}
