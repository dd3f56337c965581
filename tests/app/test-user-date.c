/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates as people type them: each form means one time, and what means none is refused. */

#include "base/nb-user-date.h"

static void
test_forms (void)
{
  static const struct { const char *typed, *meant; } forms[] = {
    { "14.10.2020", "2020-10-14" }, { "6/2/2020", "2020-02-06" }, { " 6-2-2020 ", "2020-02-06" },
    { "ngày 6 tháng 2 năm 2020", "2020-02-06" }, { "6 Feb 2020", "2020-02-06" }, { "February 2020", "2020-02" },
    { "tháng 2/2020", "2020-02" }, { "Tháng 12 năm 2019", "2019-12" }, { "2/2020", "2020-02" },
    { "quý I/2021", "2021-33" }, { "Quý IV.2020", "2020-36" }, { "quý 3 năm 2019", "2019-35" }, { "Q2 2018", "2018-34" },
    { "6 tháng đầu năm 2021", "2021-40" }, { "nửa cuối năm 2020", "2020-41" }, { "H1 2021", "2021-40" },
    { "second half of 2021", "2021-41" }, { "năm 2020", "2020" }, { "2020", "2020" }, { "khoảng 2015", "2015~" },
    { "5-7/10/2020", "2020-10-05/2020-10-07" }, { "5 – 25.10.2020", "2020-10-05/2020-10-25" },
    { "28.9 – 2.10.2020", "2020-09-28/2020-10-02" }, { "9 – 10.2020", "2020-09/2020-10" },
    { "9/2019 đến 10/2020", "2019-09/2020-10" }, { "2010 – 2026", "2010/2026" }, { "2010 - 2026", "2010/2026" },
    { "2019/2020", "2019/2020" }, { "2021-07-13", "2021-07-13" }, { "2021-33", "2021-33" }, { "2021-07", "2021-07" },
  };
  static const char *const refused[] = {
    "", " ", "hôm qua", "31/2/2020", "13/2020", "6/2", "quý V/2021", "2020-13", "7 – 5.10.2020", "XXXX-02-06", "1/1/1/2020",
    "6/2/20", "tháng hai", "99999",
  };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *meant = NULL;
      NbEdtf value = NB_EDTF_UNKNOWN;

      if (!nb_user_date_parse (forms[i].typed, &value))
        g_error ("“%s” is not understood", forms[i].typed);
      meant = nb_edtf_to_string (&value);
      if (g_strcmp0 (meant, forms[i].meant) != 0)
        g_error ("“%s” is taken for %s, not %s", forms[i].typed, meant, forms[i].meant);
    }
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      NbEdtf value;

      if (nb_user_date_parse (refused[i], &value))
        g_error ("“%s” is understood", refused[i]);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/user-date/forms", test_forms);
  return g_test_run ();
}
