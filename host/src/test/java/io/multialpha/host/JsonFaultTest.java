package io.multialpha.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonFaultTest {
  private static String fault(String json) throws Exception {
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(3).build())
            .build();
    try (JsonParser parser = factory.createParser(json)) {
      return JsonFault.of(
          catchThrowableOfType(
                  JsonProcessingException.class,
                  () -> {
                    while (parser.nextToken() != null) {
                      parser.getText();
                    }
                  })
              .getOriginalMessage());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "[NaN] | NaN is no number in JSON, write null or a number",
        "[-Infinity] | -Infinity is no number in JSON, write null or a number",
        "[[[[1]]]] | Document nesting depth (4) exceeds the maximum allowed (3)",
        "[+1] | Unexpected character ('+' (code 43)) in numeric value:"
            + " JSON spec does not allow numbers to have plus signs",
        "[1 | Unexpected end-of-input: expected close marker for Array",
        "[/* x */] | Unexpected character ('/' (code 47)): maybe a (non-standard) comment?",
        "[1 2] | Unexpected character ('2' (code 50)): was expecting comma to separate Array"
            + " entries"
      })
  void speaksOfTheTextAndNotOfItsReader(String json, String fault) throws Exception {
    assertThat(fault(json)).isEqualTo(fault);
  }
}
