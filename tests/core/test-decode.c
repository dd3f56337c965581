/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Vietnamese of the character sets from before Unicode, and the syllables by which it is told. */

#include "extract/nb-decode.h"
#include "extract/nb-extractor.h"
#include "extract/nb-legacy.h"
#include "extract/nb-syllable.h"

#include "base/nb-text.h"

#include <locale.h>
#include <string.h>

static void
test_syllables (void)
{
  static const char *const right[] = { "dân", "vận", "khéo", "nghiêng", "quốc", "quen", "quý", "gì", "giữa", "gìn", "Đảng", "ỦY", "thuở", "khuya",
                                       "hoà", "hòa", "xoong", "ươm", "yêu", "uyên", "ngoằn", "khuỷu", "đ\u00f4\u0301i" };
  static const char *const wrong[] = { "été", "vËn", "t¸c", "C«ng", "coâng", "taùc", "naïve", "straße", "hoct\u0301x", "toc", "mạp\u0301", "ngôngg",
                                       "Đổđ", "", "ñang" };

  for (guint i = 0; i < G_N_ELEMENTS (right); i++)
    if (!nb_syllable_is_vietnamese (right[i], strlen (right[i])))
      g_error ("“%s” is a syllable", right[i]);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    if (nb_syllable_is_vietnamese (wrong[i], strlen (wrong[i])))
      g_error ("“%s” is no syllable", wrong[i]);
}

static char *
decode (const char *bytes,
        gsize length)
{
  g_autoptr (GBytes) document = g_bytes_new (bytes, length);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = nb_decode (document, "text/html; charset=iso-8859-1", &error);

  g_assert_no_error (error);
  return nb_text_normalise (text, -1);
}

static void
test_bytes (void)
{
  static const struct { const char *name, *bytes, *text; } cases[] = {
    { "TCVN3", "S\xB8ng 6/2, t\xE6 d\xA9n v\xCBn x\xB7 h\xE4p v\xED" "i b\xB5 con c\xB8\x63 th\xABn v\xD2 vi\xD6\x63 l\xB5m \xAE\xAD\xEAng. D\xA2N V\xCBN KH\xD0O",
      "Sáng 6/2, tổ dân vận xã họp với bà con các thôn về việc làm đường. DÂN VẬN KHÉO" },
    { "VNI", "Sa\xF9ng 6/2, to\xE5 da\xE2n va\xE4n xa\xF5 ho\xEFp v\xF4\xF9i ba\xF8 con ca\xF9\x63 tho\xE2n ve\xE0 vie\xE4\x63 la\xF8m \xF1\xF6\xF4\xF8ng. DA\xC2N VA\xC4N",
      "Sáng 6/2, tổ dân vận xã họp với bà con các thôn về việc làm đường. DÂN VẬN" },
    { "VISCII", "S\xE1ng 6/2, t\xB1 d\xE2n v\xA7n x\xE3 h\xF7p v\xBEi b\xE0 con c\xE1" "c th\xF4n v\xAB vi\xAE" "c l\xE0m \xF0\xDF\xB6ng",
      "Sáng 6/2, tổ dân vận xã họp với bà con các thôn về việc làm đường" },
    { "Windows-1258", "S\xE1ng 6/2, t\xF4\xD2 d\xE2n v\xE2\xF2n xa\xDE ho\xF2p v\xF5\xECi ba\xCC con ca\xEC" "c th\xF4n v\xEA\xCC vi\xEA\xF2" "c la\xCCm \xF0\xFD\xF5\xCCng",
      "Sáng 6/2, tổ dân vận xã họp với bà con các thôn về việc làm đường" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = decode (cases[i].bytes, strlen (cases[i].bytes));

      if (!g_str_equal (text, cases[i].text))
        g_error ("%s: got “%s”", cases[i].name, text);
    }
}

/* Old letters that were carried into UTF-8 one by one, beside lines that are well. */
static void
test_repair (void)
{
  static const struct { const char *text, *repaired; } cases[] = {
    { "C«ng t¸c d©n vËn ë x· vïng cao\nTrang chủ", "Công tác dân vận ở xã vùng cao\nTrang chủ" },
    { "Coâng taùc daân vaän ôû xaõ vuøng cao", "Công tác dân vận ở xã vùng cao" },
    { "CÃ´ng tÃ¡c dÃ¢n váº­n á»Ÿ xÃ£ vÃ¹ng cao", "Công tác dân vận ở xã vùng cao" },
    /* nothing is the matter with these */
    { "Công tác dân vận ở xã vùng cao", NULL },
    { "L’été dernier, les paysans ont protégé la forêt près de la rivière", NULL },
    { "Die Bürger wählten für größere Straßen", NULL },
    { "Ngày hội «Dân vận khéo» ở xã", NULL },
    { "Ksor H’Bơ, Y Thanh Hà Niê Kđăm và Siu Phơ ở Ia Grai", NULL },
    { "", NULL },
    { "plain ASCII only", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *repaired = nb_legacy_repair (cases[i].text);
      g_autofree char *text = repaired ? nb_text_normalise (repaired, -1) : NULL;

      if (g_strcmp0 (text, cases[i].repaired) != 0)
        g_error ("“%s”: got “%s”", cases[i].text, text ? text : "nothing");
    }
}

/* A page that writes the old letters as entities. */
static void
test_entities (void)
{
  static const char page[] = "<html><head><title>C&laquo;ng t&cedil;c d&copy;n v&Euml;n</title></head><body>"
    "<p>S&cedil;ng 6/2/2006, t&aelig; d&copy;n v&Euml;n x&middot; h&auml;p v&iacute;i b&micro; con c&cedil;c th&laquo;n v&Ograve; vi&Ouml;c l&micro;m &reg;&shy;&ecirc;ng.</p>"
    "</body></html>";
  g_autoptr (NbPlaces) places = nb_places_new (NULL);
  g_autoptr (NbExtractor) extractor = nb_extractor_new (places);
  g_autoptr (GBytes) bytes = g_bytes_new_static (page, strlen (page));
  g_autoptr (GError) error = NULL;
  g_autoptr (NbArticle) article = nb_extractor_run (extractor, bytes, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (strstr (article->text, "tổ dân vận xã họp với bà con các thôn về việc làm đường"));
  g_assert_true (article->about_dan_van);
}

int
main (int argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/decode/syllables", test_syllables);
  g_test_add_func ("/decode/bytes", test_bytes);
  g_test_add_func ("/decode/repair", test_repair);
  g_test_add_func ("/decode/entities", test_entities);
  return g_test_run ();
}
